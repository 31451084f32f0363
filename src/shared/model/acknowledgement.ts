import { z } from 'zod';
import { guidelineVersionIdSchema, memberIdSchema } from './ids';

/** Asks one member to read one version; `at` is when they said that they have. One record for each pair. */
export const acknowledgementSchema = z.strictObject({
  version: guidelineVersionIdSchema,
  member: memberIdSchema,
  at: z.iso.datetime().nullable(),
});

export type Acknowledgement = Readonly<z.infer<typeof acknowledgementSchema>>;
