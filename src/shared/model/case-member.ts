import type { z } from 'zod';
import { memberIdSchema, rareCaseIdSchema } from './ids';
import { caseSignalSchema } from './rare-case';
import { regionSchema } from './region';

/** One place in a picture that shows a rare case. */
export const caseMemberSchema = regionSchema.extend({
  case: rareCaseIdSchema,
  signal: caseSignalSchema,
  addedBy: memberIdSchema,
});

export type CaseMember = Readonly<z.infer<typeof caseMemberSchema>>;
