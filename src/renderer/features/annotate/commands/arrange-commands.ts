import type { Command } from '../../../commands/command';
import { alignments } from '@shared/geometry/arrange';
import { liveState } from '../../../bridge/live-state';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { isBusy, type CommandContext } from '../command-context';
import { editingDialog } from '../editing/editing-dialog';
import { propagatedLabels, propagationStore, takeBackPropagation } from '../editing/propagation';
import { align, alignToPixels, distribute } from '../session/arrange';
import { hasEditableSelection } from '../session/edits';
import { toggleLocked, unlockAll } from '../session/locks';
import { restack, type Move } from '../session/order';
import { invertSelection, selectOfAuthor, selectOfClass, selectOfSize, selectOfType } from '../session/select-by';
import { sessionCommand } from './session-command';
import type { Session } from '../session/session';

const orderKeys: Readonly<Record<Move, string>> = {
  raise: 'Shift+PageUp',
  lower: 'Shift+PageDown',
  top: 'Shift+Home',
  bottom: 'Shift+End',
};

/** What is done to many objects at once, and what finds them. */
export function arrangeCommands(context: CommandContext): Command[] {
  const free = (session: Session) => !isBusy(session);
  const chosen = (session: Session) => free(session) && hasEditableSelection(session);
  const anySelected = ({ editor }: Session) => editor.store.getState().selection.size > 0;
  const anyLocked = ({ editor }: Session) => {
    const { locked, shapes } = editor.store.getState().document;
    return [...locked].some((id) => shapes.has(id));
  };
  const several = (session: Session) => {
    const { document, selection } = session.editor.store.getState();
    return free(session) && editableShapes(document, selection).length > 1;
  };
  const canPropagate = (session: Session) => free(session) && context.canGo(1) && propagatedLabels(session).length > 0;
  const make = (
    look: Pick<Command, 'id' | 'label' | 'keys'>,
    condition: (session: Session) => boolean,
    run: (session: Session) => void | Promise<void>,
  ) => sessionCommand(context, look, condition, run);
  return [
    make({ id: 'annotate.select.class', label: 'editing.select.class', keys: ['Mod+Shift+A'] }, free, selectOfClass),
    make({ id: 'annotate.select.type', label: 'editing.select.type' }, chosen, selectOfType),
    make({ id: 'annotate.select.author', label: 'editing.select.author' }, free, (session) =>
      selectOfAuthor(session, liveState.getState().project?.member.id ?? null),
    ),
    ...(['small', 'medium', 'large'] as const).map((size) =>
      make({ id: `annotate.select.${size}`, label: `editing.select.${size}` as const }, free, (session) =>
        selectOfSize(session, size),
      ),
    ),
    make({ id: 'annotate.select.invert', label: 'editing.select.invert', keys: ['Mod+I'] }, free, invertSelection),
    ...(['raise', 'lower', 'top', 'bottom'] as const).map((move) =>
      make(
        { id: `annotate.order.${move}`, label: `editing.order.${move}` as const, keys: [orderKeys[move]] },
        chosen,
        (session) => restack(session, move),
      ),
    ),
    make({ id: 'annotate.propagate', label: 'editing.propagate', keys: ['Mod+B'] }, canPropagate, () =>
      editingDialog.setState({ open: 'propagate' }),
    ),
    make(
      { id: 'annotate.take-back', label: 'editing.propagate.takeBack', keys: ['Mod+Shift+B'] },
      () => propagationStore.getState().last !== null,
      takeBackPropagation,
    ),
    make({ id: 'annotate.align.pixels', label: 'editing.align.pixels', keys: ['Alt+Q'] }, chosen, alignToPixels),
    ...alignments.map((to) =>
      make({ id: `annotate.align.${to}`, label: `editing.align.${to}` as const }, several, (session) =>
        align(session, to),
      ),
    ),
    ...(['x', 'y'] as const).map((axis) =>
      make({ id: `annotate.distribute.${axis}`, label: `editing.distribute.${axis}` as const }, several, (session) =>
        distribute(session, axis),
      ),
    ),
    make({ id: 'annotate.lock', label: 'editing.lock', keys: ['Shift+L'] }, anySelected, (session) =>
      toggleLocked(session, session.editor.store.getState().selection),
    ),
    make({ id: 'annotate.unlock-all', label: 'editing.unlockAll', keys: ['Alt+U'] }, anyLocked, unlockAll),
    make({ id: 'annotate.convert', label: 'editing.convert', keys: ['Shift+T'] }, chosen, () =>
      editingDialog.setState({ open: 'convert' }),
    ),
  ];
}
