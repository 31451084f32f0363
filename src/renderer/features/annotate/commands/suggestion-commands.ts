import type { Command } from '../../../commands/command';
import { canvasHasKeys, isBusy, type CommandContext } from '../command-context';
import type { Session } from '../session/session';
import {
  acceptAllShown,
  changeThreshold,
  decideSelected,
  filterNextClass,
  selectedSuggestions,
  shownSuggestions,
  suggestedClasses,
  walkSuggestions,
} from '../session/suggestions';

const THRESHOLD_STEP = 0.05;

export function suggestionCommands(context: CommandContext): Command[] {
  const ready = (condition: (session: Session) => boolean) => () => {
    const session = context.session();
    return session !== null && canvasHasKeys() && !isBusy(session) && condition(session);
  };
  const doing = (run: (session: Session) => void) => () => {
    const session = context.session();
    if (session) run(session);
  };
  const anyShown = ({ editor }: Session) => shownSuggestions(editor.store.getState()).length > 0;
  const anyPending = ({ editor }: Session) => suggestedClasses(editor.store.getState()).size > 0;
  const anySelected = ({ editor }: Session) => selectedSuggestions(editor.store.getState()).length > 0;
  const section = 'suggestions' as const;
  return [
    {
      id: 'annotate.suggestion.next',
      label: 'annotate.suggestion.next',
      section,
      keys: ['Tab'],
      enabled: ready(anyShown),
      run: doing((session) => walkSuggestions(session, 1)),
    },
    {
      id: 'annotate.suggestion.previous',
      label: 'annotate.suggestion.previous',
      section,
      keys: ['Shift+Tab'],
      enabled: ready(anyShown),
      run: doing((session) => walkSuggestions(session, -1)),
    },
    {
      id: 'annotate.suggestion.accept',
      label: 'annotate.suggestion.accept',
      section,
      keys: ['Enter'],
      enabled: ready(anySelected),
      run: doing((session) => decideSelected(session, 'accepted')),
    },
    {
      id: 'annotate.suggestion.reject',
      label: 'annotate.suggestion.reject',
      section,
      keys: ['Backspace', 'Delete'],
      enabled: ready(anySelected),
      run: doing((session) => decideSelected(session, 'rejected')),
    },
    {
      id: 'annotate.suggestion.accept-all',
      label: 'annotate.suggestion.acceptAll',
      section,
      keys: ['Shift+Enter'],
      enabled: ready(anyShown),
      run: doing(acceptAllShown),
    },
    {
      id: 'annotate.suggestion.surer',
      label: 'models.suggestions.surer',
      section,
      keys: ['Alt+ArrowUp'],
      enabled: ready(anyPending),
      run: doing((session) => changeThreshold(session, THRESHOLD_STEP)),
    },
    {
      id: 'annotate.suggestion.less-sure',
      label: 'models.suggestions.lessSure',
      section,
      keys: ['Alt+ArrowDown'],
      enabled: ready(anyPending),
      run: doing((session) => changeThreshold(session, -THRESHOLD_STEP)),
    },
    {
      id: 'annotate.suggestion.next-class',
      label: 'models.suggestions.nextClass',
      section,
      keys: ['Alt+W'],
      enabled: ready(anyPending),
      run: doing(filterNextClass),
    },
  ];
}
