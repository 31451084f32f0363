import { z } from 'zod';
import { uuidV8FromSha256 } from '../lib/uuid';
import {
  annotationIdSchema,
  imageIdSchema,
  memberIdSchema,
  type AnnotationId,
  type DisclosureId,
  type ImageId,
  type MemberId,
} from './ids';
import { goldObjectSchema, resolutionMethodSchema, resolutionSchema } from './resolution';

/** What was decided on one thing in a picture, as somebody who worked on the picture is told of it: no name of who said what. */
export const disclosedDecisionSchema = z.strictObject({
  /** The reader's own labels that were looked at; none: the reader marked nothing there. */
  labels: z.array(annotationIdSchema),
  /** What there is; none: no object. */
  objects: z.array(goldObjectSchema).max(1000),
  /** How the dispute was settled; null: nothing was disputed, a lead changed the label. */
  method: resolutionMethodSchema.nullable(),
  by: memberIdSchema,
  at: z.iso.datetime(),
  comment: resolutionSchema.shape.comment,
  /** How many marked the thing, and how many looked; null for a label that a lead changed. */
  votes: z.strictObject({ marked: z.number().int(), looked: z.number().int() }).nullable(),
});

export const disclosureNoteSchema = z.strictObject({ decisions: z.array(disclosedDecisionSchema) });

/** Bytes that a note is filled up to a multiple of before it is closed, so that its length tells little. */
export const NOTE_STEP = 1024;

/** Bytes of the longest note: as it is closed it cannot be made smaller, and a segment holds 4 MiB. */
export const LONGEST_NOTE = 2 * 1024 * 1024;

/**
 * What one member is told of what was decided on a picture they worked on, or on one label of theirs that a lead changed.
 * Nobody else may know it who has not labelled the picture yet, so it is closed for the member's key. That something was
 * decided there, and for whom, everybody sees; who submitted what they see as well.
 */
export const disclosureSchema = z.strictObject({
  image: imageIdSchema,
  member: memberIdSchema,
  /** The label that a lead changed; null: it is about what the review decided. */
  label: annotationIdSchema.nullable(),
  /** A hash over the changes that it tells of, by which reviewers know whether it is still what they would say. */
  basis: z.string().regex(/^[0-9a-f]{64}$/),
  /** A note that the member alone can open, base64. */
  sealed: z.base64().max(2 * LONGEST_NOTE),
});

export type DisclosedDecision = Readonly<z.infer<typeof disclosedDecisionSchema>>;
export type DisclosureNote = Readonly<z.infer<typeof disclosureNoteSchema>>;
export type Disclosure = Readonly<z.infer<typeof disclosureSchema>>;

/** All machines of reviewers write the same record. @param sha256 hex. */
export function disclosureIdOf(
  { image, member, label }: { image: ImageId; member: MemberId; label: AnnotationId | null },
  sha256: (text: string) => string,
): DisclosureId {
  return uuidV8FromSha256(sha256(`disclosure ${image} ${member} ${label ?? ''}`)) as DisclosureId;
}
