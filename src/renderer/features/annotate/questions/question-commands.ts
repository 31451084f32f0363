import type { Command } from '../../../commands/command';
import { isBusy, type CommandContext } from '../command-context';
import { askedAbout } from './asked-about';
import { questionStore } from './question-store';

export function questionCommands(context: CommandContext): Command[] {
  return [
    {
      id: 'annotate.question.ask',
      label: 'annotate.question.ask',
      section: 'canvas',
      keys: ['U'],
      enabled: () => context.session() !== null && !isBusy(context.session()),
      run() {
        const session = context.session();
        if (session) questionStore.setState({ asking: askedAbout(session.image.id, session.editor.store.getState()) });
      },
    },
  ];
}
