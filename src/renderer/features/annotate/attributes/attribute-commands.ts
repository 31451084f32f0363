import type { Command } from '../../../commands/command';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { zoomToBounds } from '../../../canvas/view/zoom';
import { isBusy, type CommandContext } from '../command-context';
import { openInspectorTab } from '../inspector-tab';
import type { Session } from '../session/session';
import { focusAttributes } from './panel-keys';
import { incompleteShapes, questionsOf } from './questions';

export function attributeCommands(context: CommandContext): Command[] {
  return [
    {
      id: 'annotate.attributes.focus',
      label: 'attributes.focus',
      section: 'canvas',
      keys: ['Q'],
      enabled() {
        const session = context.session();
        if (session === null || isBusy(session)) return false;
        return asksAboutSelection(session, context) || lastIncomplete(session, context) !== undefined;
      },
      run() {
        const session = context.session();
        if (session && !asksAboutSelection(session, context)) {
          // What was just drawn is not selected: the tool stays in hand for the next.
          const last = lastIncomplete(session, context);
          if (last) session.editor.select([last.id]);
        }
        openInspectorTab('objects');
        // The panel is drawn when its tab is open.
        requestAnimationFrame(() => focusAttributes());
      },
    },
    {
      id: 'annotate.attributes.next-incomplete',
      label: 'attributes.nextIncomplete',
      section: 'canvas',
      keys: ['Shift+Q'],
      enabled() {
        const session = context.session();
        return (
          session !== null && incompleteShapes(session.editor.store.getState().document, context.classes()).length > 0
        );
      },
      run() {
        const session = context.session();
        if (session) showNextIncomplete(session, context);
      },
    },
  ];
}

function asksAboutSelection({ editor }: Session, { classes }: Pick<CommandContext, 'classes'>): boolean {
  const { document, selection } = editor.store.getState();
  return editableShapes(document, selection).some((shape) => questionsOf(classes(), shape.class).length > 0);
}

function lastIncomplete(
  { editor }: Session,
  { classes }: Pick<CommandContext, 'classes'>,
): AnnotationShape | undefined {
  return incompleteShapes(editor.store.getState().document, classes()).at(-1);
}

/** Selects the next label that lacks a required answer, in the order of the list, and asks for it. */
export function showNextIncomplete({ editor }: Session, { classes }: Pick<CommandContext, 'classes'>): void {
  const { document, selection } = editor.store.getState();
  const incomplete = incompleteShapes(document, classes());
  const last = Math.max(-1, ...editableShapes(document, selection).map(({ z }) => z));
  const next = incomplete.find(({ z }) => z > last) ?? incomplete[0];
  if (!next) return;
  editor.setTool('select');
  editor.select([next.id]);
  zoomToBounds(editor, next.bounds);
  openInspectorTab('objects');
  requestAnimationFrame(() => focusAttributes());
}
