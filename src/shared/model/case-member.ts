import { memberIdSchema, rareCaseIdSchema } from './ids';
import type { MemberId, RareCaseId } from './ids';
import { caseSignalSchema, type CaseSignal } from './rare-case';
import { regionSchema, type Region } from './region';

/** One place in a picture that shows a rare case. */
export const caseMemberSchema = regionSchema.extend({
  case: rareCaseIdSchema,
  signal: caseSignalSchema,
  addedBy: memberIdSchema,
});

export interface CaseMember extends Region {
  readonly case: RareCaseId;
  readonly signal: CaseSignal;
  readonly addedBy: MemberId;
}
