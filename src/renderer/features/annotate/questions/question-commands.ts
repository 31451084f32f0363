import type { Command } from '../../../commands/command';
import { isBusy, type CommandContext } from '../command-context';
import { askedAbout, selectedPlaces } from './asked-about';
import { openNewCase } from '../../../new-case/new-case';
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
    {
      id: 'annotate.case.make',
      label: 'cases.make.selection',
      section: 'canvas',
      keys: ['Shift+U'],
      enabled: () => (context.session()?.editor.store.getState().selection.size ?? 0) > 0,
      run() {
        const session = context.session();
        if (session) openNewCase({ members: selectedPlaces(session), signal: 'selection' });
      },
    },
  ];
}
