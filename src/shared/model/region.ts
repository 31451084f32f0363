import { z } from 'zod';
import { geometrySchema, type Geometry } from '../geometry/geometry';
import { annotationIdSchema, imageIdSchema, type AnnotationId, type ImageId } from './ids';

/** A place in a picture that people talk about: its shape in image pixels, and the label that it was taken from. */
export const regionSchema = z.strictObject({
  image: imageIdSchema,
  region: geometrySchema,
  annotation: annotationIdSchema.nullable(),
});

export interface Region {
  readonly image: ImageId;
  readonly region: Geometry;
  /** The label may have been changed or deleted since. */
  readonly annotation: AnnotationId | null;
}
