import type { Command } from '../../../commands/command';
import type { CommandContext } from '../command-context';
import { submitImage } from '../submit/submit-image';

export function travelCommands(context: CommandContext): Command[] {
  return [
    {
      id: 'annotate.submit',
      label: 'review.submit',
      section: 'images',
      keys: ['Mod+Enter'],
      enabled: () => context.session() !== null,
      async run() {
        const session = context.session();
        if (session && (await submitImage(session)) && context.canGo(1)) context.go(1);
      },
    },
    {
      id: 'annotate.go.next',
      label: 'annotate.go.next',
      section: 'images',
      keys: ['D', ']', 'PageDown'],
      enabled: () => context.canGo(1),
      run: () => context.go(1),
    },
    {
      id: 'annotate.go.previous',
      label: 'annotate.go.previous',
      section: 'images',
      keys: ['A', '[', 'PageUp'],
      enabled: () => context.canGo(-1),
      run: () => context.go(-1),
    },
  ];
}
