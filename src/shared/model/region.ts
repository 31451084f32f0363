import { z } from 'zod';
import { annotationIdSchema, imageIdSchema } from './ids';
import { shapeSchema } from './shape';

/** A place in a picture that people talk about: its shape in image pixels, and the label that it was taken from. */
export const regionSchema = z.strictObject({
  image: imageIdSchema,
  region: shapeSchema,
  /** The label may have been changed or deleted since. */
  annotation: annotationIdSchema.nullable(),
});

export type Region = Readonly<z.infer<typeof regionSchema>>;
