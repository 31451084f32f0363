import { z } from 'zod';
import { uuidV8FromSha256 } from '../lib/uuid';
import { hintKinds } from '../review/hint';
import { classIdSchema, memberIdSchema, type FeedbackId, type MemberId } from './ids';

export const hintSchema = z.strictObject({
  kind: z.enum(hintKinds),
  /** What it is; of something extra what it was taken for. */
  class: classIdSchema,
  /** What it was taken for, when it was confused. */
  instead: classIdSchema.nullable(),
});

/**
 * What an annotator is told of the pictures whose truth is known, all together: which pictures those are is not said, so
 * that the others stay unknown. One for each member; a newer one replaces it.
 */
export const feedbackSchema = z.strictObject({
  member: memberIdSchema,
  /** Such pictures that the member has submitted. */
  images: z.number().int().min(1),
  /** Right objects among all that there are, that were marked, or both, 0 to 1. */
  score: z.number().min(0).max(1),
  /** The mistakes made most often. */
  hints: z.array(hintSchema).max(3),
  at: z.iso.datetime(),
});

export type Feedback = Readonly<z.infer<typeof feedbackSchema>>;

export function feedbackIdOf(member: MemberId, sha256: (text: string) => string): FeedbackId {
  return uuidV8FromSha256(sha256(`feedback ${member}`)) as FeedbackId;
}
