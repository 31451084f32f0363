import { assertNever } from '@shared/lib/assert';
import type { EditLabel, EditResult, Operation } from '@shared/contract/annotate';
import type { ImageId, PredictionId } from '@shared/model/ids';
import { applyOperations, withoutSuggestions } from '../../../canvas/editor/apply';
import type { EditorDocument } from '../../../canvas/editor/document';
import type { AnnotateDoor, Decision } from './door';

/** One step of work on its way into the project. */
export type Task =
  | { readonly type: 'edit'; readonly label: EditLabel; readonly operations: readonly Operation[] }
  | { readonly type: 'decide'; readonly predictions: readonly PredictionId[]; readonly decision: Decision }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** What the document is expected to be when the task is committed; undo and redo are known only then. */
export function expected(document: EditorDocument, task: Task): EditorDocument {
  switch (task.type) {
    case 'edit':
      return applyOperations(document, task.operations);
    case 'decide':
      return withoutSuggestions(document, task.predictions);
    case 'undo':
    case 'redo':
      return document;
    default:
      return assertNever(task);
  }
}

export function send(door: AnnotateDoor, image: ImageId, task: Task): Promise<EditResult> {
  switch (task.type) {
    case 'edit':
      return door.edit(image, task.label, task.operations);
    case 'decide':
      return door.decide(image, task.predictions, task.decision);
    case 'undo':
      return door.undo(image);
    case 'redo':
      return door.redo(image);
    default:
      return assertNever(task);
  }
}
