import type { Command } from '../../../commands/command';
import { focusCanvas, type CommandContext } from '../command-context';
import { chooseClass } from '../classes/choose-class';

/** The digit keys in the order of the keyboard. */
export const classKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

export function classCommands(context: CommandContext): Command[] {
  const digits = classKeys.map((key, index): Command => ({
    id: `annotate.class.${key}`,
    label: `annotate.class.key${key}` as const,
    section: 'canvas',
    keys: [key],
    onlyKeys: true,
    unlisted: true,
    enabled: () => context.session() !== null && context.classes()[index] !== undefined,
    run() {
      const [session, chosen] = [context.session(), context.classes()[index]];
      if (session && chosen) chooseClass(session, chosen.id);
      focusCanvas();
    },
  }));
  return [...digits, allDigits];
}

/** One line for the ten in the overlay of keys. */
const allDigits: Command = {
  id: 'annotate.class.digits',
  label: 'annotate.class.digits',
  section: 'canvas',
  keys: ['1', '…', '0'],
  onlyKeys: true,
  handledElsewhere: true,
  digest: true,
  run: () => {},
};
