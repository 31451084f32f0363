import type { Command } from '../../../commands/command';
import { isBusy, type CommandContext } from '../command-context';
import { editingDialog } from '../editing/editing-dialog';
import { hasEditableSelection } from '../session/edits';
import { invertSelection, selectOfClass, selectOfType } from '../session/select-by';
import { sessionCommand } from './session-command';
import type { Session } from '../session/session';

/** What is done to many objects at once, and what finds them. */
export function arrangeCommands(context: CommandContext): Command[] {
  const free = (session: Session) => !isBusy(session);
  const chosen = (session: Session) => free(session) && hasEditableSelection(session);
  const make = (
    look: Pick<Command, 'id' | 'label' | 'keys'>,
    condition: (session: Session) => boolean,
    run: (session: Session) => void,
  ) => sessionCommand(context, look, condition, run);
  return [
    make({ id: 'annotate.select.class', label: 'editing.select.class', keys: ['Mod+Shift+A'] }, free, selectOfClass),
    make({ id: 'annotate.select.type', label: 'editing.select.type' }, chosen, selectOfType),
    make({ id: 'annotate.select.invert', label: 'editing.select.invert', keys: ['Mod+I'] }, free, invertSelection),
    make({ id: 'annotate.convert', label: 'editing.convert', keys: ['Shift+T'] }, chosen, () =>
      editingDialog.setState({ open: 'convert' }),
    ),
  ];
}
