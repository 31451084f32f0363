import type { Command } from '../../../commands/command';
import type { CommandContext } from '../command-context';
import type { Session } from '../session/session';

/** A command of the canvas that acts on the open image, when there is one and the condition holds. */
export function sessionCommand(
  context: CommandContext,
  look: Pick<Command, 'id' | 'label' | 'keys' | 'onlyKeys'>,
  condition: (session: Session) => boolean,
  run: (session: Session) => void | Promise<void>,
): Command {
  return {
    ...look,
    section: 'canvas',
    enabled() {
      const session = context.session();
      return session !== null && condition(session);
    },
    run() {
      const session = context.session();
      return session ? run(session) : undefined;
    },
  };
}
