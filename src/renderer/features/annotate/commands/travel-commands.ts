import type { Command } from '../../../commands/command';
import type { CommandContext } from '../command-context';

export function travelCommands(context: CommandContext): Command[] {
  return [
    {
      id: 'annotate.go.next',
      label: 'annotate.go.next',
      section: 'images',
      keys: ['Mod+Enter', 'D', ']', 'PageDown'],
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
