import { z } from 'zod';
import { imageIdSchema, memberIdSchema } from './ids';

/** A picture whose truth is known and that people are measured by. A picture has at most one of these that counts. */
export const goldImageSchema = z.strictObject({
  image: imageIdSchema,
  /** Who labelled it is told how well, with up to three hints, once they have submitted it. */
  feedback: z.boolean(),
  by: memberIdSchema,
  at: z.iso.datetime(),
});

export type GoldImage = Readonly<z.infer<typeof goldImageSchema>>;
