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

/** How well somebody did, which is for them and the leads alone. */
export const judgementSchema = z.strictObject({
  /** Right objects among all that there are, that were marked, or both, 0 to 1. */
  score: z.number().min(0).max(1),
  /** The mistakes made most often. */
  hints: z.array(hintSchema).max(3),
});

/** Bytes that every judgement is filled up to before it is closed: more than three hints take. */
export const JUDGEMENT_SIZE = 1024;

/**
 * What an annotator is told of the pictures whose truth is known, all together: which pictures those are is not said, so
 * that the others stay unknown. One for each member; a newer one replaces it. It travels to everybody, as there is no
 * channel for one person, and is closed for the member's key.
 */
export const feedbackSchema = z.strictObject({
  member: memberIdSchema,
  /** Such pictures that the member has submitted. */
  images: z.number().int().min(1),
  /** A judgement that the member alone can open, base64. */
  sealed: z.base64().max(4096),
  at: z.iso.datetime(),
});

/** The same, opened. */
export const toldSchema = judgementSchema.extend(feedbackSchema.pick({ images: true, at: true }).shape);

export type Judgement = Readonly<z.infer<typeof judgementSchema>>;
export type Feedback = Readonly<z.infer<typeof feedbackSchema>>;
export type Told = Readonly<z.infer<typeof toldSchema>>;

export function feedbackIdOf(member: MemberId, sha256: (text: string) => string): FeedbackId {
  return uuidV8FromSha256(sha256(`feedback ${member}`)) as FeedbackId;
}
