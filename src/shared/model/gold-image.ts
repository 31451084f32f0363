import { z } from 'zod';
import { imageIdSchema, memberIdSchema } from './ids';
import { goldObjectSchema } from './resolution';

/** A picture whose truth is known and that people are measured by. A picture has at most one of these that counts. */
export const goldImageSchema = z.strictObject({
  image: imageIdSchema,
  /** All that there is on it, as it was when it was marked; null: whatever the review has decided on it. */
  expected: z.array(goldObjectSchema).max(10_000).nullable(),
  /** Whose labels became what is expected, or who marked it. */
  by: memberIdSchema,
  at: z.iso.datetime(),
});

export type GoldImage = Readonly<z.infer<typeof goldImageSchema>>;
