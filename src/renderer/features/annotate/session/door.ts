import type { EditLabel, EditResult, ImageDocument, Operation } from '@shared/contract/annotate';
import type { EventPayload } from '@shared/contract/events';
import type { ImageId, PredictionId } from '@shared/model/ids';
import { call, on } from '../../../bridge/bridge';
import type { PromptAnswer, ShapePrompt } from '../../../canvas/tools/prompt/prompt';

/** What a session needs of the main process. */
export interface AnnotateDoor {
  load(image: ImageId): Promise<ImageDocument>;
  edit(image: ImageId, label: EditLabel, operations: readonly Operation[]): Promise<EditResult>;
  decide(image: ImageId, predictions: readonly PredictionId[], decision: Decision): Promise<EditResult>;
  /** What a model outlines where a person points. */
  prompt(image: ImageId, prompt: ShapePrompt, model: string | null): Promise<PromptAnswer>;
  undo(image: ImageId): Promise<EditResult>;
  redo(image: ImageId): Promise<EditResult>;
  onChanged(listener: (change: EventPayload<'project.changed'>) => void): () => void;
}

export type Decision = 'accepted' | 'rejected';

export const annotateDoor: AnnotateDoor = {
  load: (image) => call('annotate.load', { image }),
  edit: (image, label, operations) => call('annotate.edit', { image, label, operations: [...operations] }),
  decide: (image, predictions, decision) => call('annotate.decide', { image, predictions: [...predictions], decision }),
  prompt: (image, { points, box }, model) =>
    call('assist.prompt', { image, model, points: [...points], box: box && withoutType(box) }),
  undo: (image) => call('annotate.undo', { image }),
  redo: (image) => call('annotate.redo', { image }),
  onChanged: (listener) => on('project.changed', listener),
};

function withoutType({ x, y, width, height }: NonNullable<ShapePrompt['box']>) {
  return { x, y, width, height };
}
