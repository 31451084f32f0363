import { z } from 'zod';
import { geometrySchema, type Geometry } from '../geometry/geometry';
import { classIdSchema, imageIdSchema, memberIdSchema, predictionIdSchema } from './ids';
import type { ClassId, ImageId, MemberId } from './ids';

/** Where a label came from: a hand, an imported file, or a suggestion that a person accepted. */
export const sourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('drawn') }),
  z.strictObject({ type: z.literal('imported'), format: z.string().min(1).max(40) }),
  z.strictObject({
    type: z.literal('accepted'),
    prediction: predictionIdSchema,
    model: z.string().min(1).max(200),
    score: z.number().min(0).max(1),
  }),
]);

/** One object labelled by one person. */
export const annotationSchema = z.strictObject({
  image: imageIdSchema,
  class: classIdSchema,
  author: memberIdSchema,
  geometry: geometrySchema,
  source: sourceSchema,
});

export type Source = Readonly<z.infer<typeof sourceSchema>>;

export interface Annotation {
  readonly image: ImageId;
  readonly class: ClassId;
  readonly author: MemberId;
  readonly geometry: Geometry;
  readonly source: Source;
}
