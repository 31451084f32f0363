import { z } from 'zod';
import { uuidV8FromSha256 } from '../lib/uuid';
import { imageIdSchema, memberIdSchema, type AssignmentId, type ImageId } from './ids';
import { nameSchema } from './name';

/** One picture that one member is asked to label. A picture that several are asked for has as many, in slots 0, 1, 2… */
export const assignmentSchema = z.strictObject({
  image: imageIdSchema,
  member: memberIdSchema,
  /** What the lead calls the work that it is a part of. */
  batch: nameSchema,
  /** The day by the end of which it is wanted, in the time of whoever reads it; null: no day. */
  due: z.iso.date().nullable(),
});

export type Assignment = Readonly<z.infer<typeof assignmentSchema>>;

/** Made of picture and slot, so that two leads who fill one slot at the same time fill it once, with a conflict that shows. */
export function assignmentIdOf(image: ImageId, slot: number, sha256: (text: string) => string): AssignmentId {
  return uuidV8FromSha256(sha256(`assignment ${image} ${slot}`)) as AssignmentId;
}
