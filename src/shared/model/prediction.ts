import { z } from 'zod';
import { geometrySchema, type Geometry } from '../geometry/geometry';
import { transcriptionSchema, type Transcription } from './transcription';
import { classIdSchema, imageIdSchema } from './ids';
import type { ClassId, ImageId } from './ids';

export const decisionSchema = z.enum(['pending', 'accepted', 'rejected']);

/** One object that a model suggests. It lives in a layer of its own and is never counted as a person's label. */
export const predictionSchema = z.strictObject({
  image: imageIdSchema,
  class: classIdSchema,
  geometry: geometrySchema,
  /** Confidence as the model gives it, 0 to 1. */
  score: z.number().min(0).max(1),
  /** `<id>@<version>` of the model card. */
  model: z.string().min(1).max(200),
  /** Suggestions below this confidence were not kept, 0 to 1. */
  threshold: z.number().min(0).max(1),
  decision: decisionSchema,
  /** What a line of text says; left out where there is nothing to read, as before version 3. */
  transcription: transcriptionSchema.optional(),
});

/** Where a shape came from that a model made. */
export const suggestedSchema = predictionSchema.pick({ model: true, score: true, threshold: true });

export type Decision = z.infer<typeof decisionSchema>;

export interface Prediction {
  readonly image: ImageId;
  readonly class: ClassId;
  readonly geometry: Geometry;
  readonly score: number;
  readonly model: string;
  readonly threshold: number;
  readonly decision: Decision;
  readonly transcription?: Transcription | undefined;
}
