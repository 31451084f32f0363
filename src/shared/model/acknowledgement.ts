import { z } from 'zod';
import { caseMemberIdSchema, classIdSchema, guidelineVersionIdSchema, memberIdSchema, rareCaseIdSchema } from './ids';

/** How a member read a disputed place, before being told what was decided. */
const calibratedSchema = z.strictObject({
  case: rareCaseIdSchema,
  place: caseMemberIdSchema,
  /** Null: nothing is to be labelled there. */
  answer: classIdSchema.nullable(),
  right: z.boolean(),
});

/** Asks one member to read one version; `at` is when they said that they have. One record for each pair. */
export const acknowledgementSchema = z.strictObject({
  version: guidelineVersionIdSchema,
  member: memberIdSchema,
  at: z.iso.datetime().nullable(),
  /** Of his own accord; none: not done. */
  calibration: z.array(calibratedSchema).min(1).max(20).optional(),
});

export type Acknowledgement = Readonly<z.infer<typeof acknowledgementSchema>>;
