import { editableShapes, shapeWithVertices } from '../../../canvas/tools/select/targets';
import type { Command } from '../../../commands/command';
import { canvasHasKeys, isBusy, type CommandContext } from '../command-context';
import { copySelection, duplicateSelection, hasEditableSelection, paste, toggleHidden } from '../session/edits';
import { hand } from '../session/hand';
import { canRedo, canUndo, type Session } from '../session/session';
import { isVisible } from '../../../canvas/editor/editor-state';

export function editCommands(context: CommandContext): Command[] {
  const when = (condition: (session: Session) => boolean) => () => {
    const session = context.session();
    return session !== null && condition(session);
  };
  const doing = (run: (session: Session) => void) => () => {
    const session = context.session();
    if (session) run(session);
  };
  const section = 'canvas' as const;
  return [
    {
      id: 'annotate.edit.undo',
      label: 'annotate.edit.undo',
      section,
      keys: ['Mod+Z'],
      enabled: when((session) => isBusy(session) || canUndo(session.store.getState())),
      run: doing((session) => (isBusy(session) ? session.editor.dispatch({ type: 'back' }) : session.undo())),
    },
    {
      id: 'annotate.edit.redo',
      label: 'annotate.edit.redo',
      section,
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      enabled: when((session) => !isBusy(session) && canRedo(session.store.getState())),
      run: doing((session) => session.redo()),
    },
    {
      id: 'annotate.edit.delete',
      label: 'annotate.edit.delete',
      section,
      keys: ['Delete', 'Backspace'],
      enabled: when((session) => canvasHasKeys() && !isBusy(session) && hasEditableSelection(session)),
      run: doing(({ editor }) => {
        editor.setTool('select');
        editor.dispatch({ type: 'delete' });
      }),
    },
    {
      id: 'annotate.edit.take-back-point',
      label: 'annotate.edit.takeBackPoint',
      section,
      keys: ['Backspace'],
      onlyKeys: true,
      enabled: () => canvasHasKeys() && isBusy(context.session()),
      run: doing((session) => session.editor.dispatch({ type: 'back' })),
    },
    {
      id: 'annotate.edit.finish',
      label: 'annotate.edit.finish',
      section,
      keys: ['Enter'],
      onlyKeys: true,
      enabled: () => canvasHasKeys() && isBusy(context.session()),
      run: doing((session) => session.editor.dispatch({ type: 'complete' })),
    },
    {
      id: 'annotate.edit.cancel',
      label: 'annotate.edit.cancel',
      section,
      keys: ['Escape'],
      onlyKeys: true,
      enabled: when(() => canvasHasKeys()),
      run: doing((session) => session.editor.dispatch({ type: 'cancel' })),
    },
    {
      id: 'annotate.edit.select-all',
      label: 'annotate.edit.selectAll',
      section,
      keys: ['Mod+A'],
      enabled: when(() => true),
      run: doing(selectAll),
    },
    {
      id: 'annotate.edit.copy',
      label: 'annotate.edit.copy',
      section,
      keys: ['Mod+C'],
      enabled: when((session) => hasEditableSelection(session) && window.getSelection()?.isCollapsed !== false),
      run: doing(copySelection),
    },
    {
      id: 'annotate.edit.paste',
      label: 'annotate.edit.paste',
      section,
      keys: ['Mod+V'],
      enabled: when(() => hand.getState().clipboard.items.length > 0),
      run: doing((session) => paste(session, hand.getState().clipboard, () => context.newId())),
    },
    {
      id: 'annotate.edit.duplicate',
      label: 'annotate.edit.duplicate',
      section,
      keys: ['Mod+D'],
      enabled: when(hasEditableSelection),
      run: doing((session) => duplicateSelection(session, () => context.newId())),
    },
    ...heldKeys,
    {
      id: 'annotate.edit.next-vertex',
      label: 'annotate.edit.nextVertex',
      section,
      keys: ['N'],
      enabled: when((session) => !isBusy(session) && hasVertices(session)),
      run: doing(({ editor }) => editor.dispatch({ type: 'vertex', go: 'next' })),
    },
    {
      id: 'annotate.edit.previous-vertex',
      label: 'annotate.edit.previousVertex',
      section,
      keys: ['Shift+N'],
      enabled: when((session) => !isBusy(session) && hasVertices(session)),
      run: doing(({ editor }) => editor.dispatch({ type: 'vertex', go: 'previous' })),
    },
    {
      id: 'annotate.edit.insert-vertex',
      label: 'annotate.edit.insertVertex',
      section,
      keys: ['Insert'],
      enabled: when((session) => !isBusy(session) && hasVertices(session)),
      run: doing(({ editor }) => editor.dispatch({ type: 'vertex', go: 'insert' })),
    },
    {
      id: 'annotate.edit.hide',
      label: 'annotate.edit.hide',
      section,
      keys: ['Shift+H'],
      enabled: when(({ editor }) => editor.store.getState().selection.size > 0),
      run: doing((session) => toggleHidden(session, session.editor.store.getState().selection)),
    },
    {
      id: 'annotate.edit.show-all',
      label: 'annotate.edit.showAll',
      section,
      keys: ['Alt+H'],
      enabled: when(({ editor }) => editor.store.getState().hidden.size > 0),
      run: doing((session) => session.view('hidden', new Set())),
    },
  ];
}

/** Keys that act until they are let go; the canvas listens for them. */
const heldKeys: readonly Command[] = (
  [
    ['move', ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']],
    ['grow', ['Mod+ArrowRight', 'Mod+ArrowLeft', 'Mod+ArrowDown', 'Mod+ArrowUp']],
    ['turn', ['.', ',']],
  ] as const
).map(([name, keys]) => ({
  id: `annotate.edit.${name}`,
  label: `annotate.edit.${name}`,
  section: 'canvas',
  keys,
  onlyKeys: true,
  handledElsewhere: true,
  run: () => {},
}));

function hasVertices({ editor }: Session): boolean {
  const { document, selection } = editor.store.getState();
  return selection.size === 1 && shapeWithVertices(editableShapes(document, selection)) !== null;
}

function selectAll({ editor }: Session): void {
  const state = editor.store.getState();
  const ids = [...state.document.shapes.values()].filter(
    (shape) => shape.kind === 'annotation' && isVisible(state, shape) && !state.document.locked.has(shape.id),
  );
  editor.setTool('select');
  editor.select(ids.map((shape) => shape.id));
}
