import { z } from 'zod';
import { memberIdSchema } from './ids';
import { uuidSchema } from '../lib/uuid';

/** Somebody looked at a suggested case and found that it is none; it is not suggested again. */
export const caseDismissalSchema = z.strictObject({
  /** The labels and suggestions that it was made of. */
  objects: z.array(uuidSchema).min(1).max(10_000),
  by: memberIdSchema,
  at: z.iso.datetime(),
});

export type CaseDismissal = Readonly<z.infer<typeof caseDismissalSchema>>;
