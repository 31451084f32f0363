import { z } from 'zod';
import { guidelineVersionIdSchema, memberIdSchema } from './ids';
import type { GuidelineVersionId, MemberId } from './ids';

/** Asks one member to read one version; `at` is when they said that they have. One record for each pair. */
export const acknowledgementSchema = z.strictObject({
  version: guidelineVersionIdSchema,
  member: memberIdSchema,
  at: z.iso.datetime().nullable(),
});

export interface Acknowledgement {
  readonly version: GuidelineVersionId;
  readonly member: MemberId;
  readonly at: string | null;
}
