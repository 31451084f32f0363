import { z } from 'zod';
import { annotationIdSchema, imageIdSchema, memberIdSchema, threadIdSchema } from './ids';
import { shapeSchema } from './shape';
import { remarkSchema } from './text';

/** Something that people talk about, pinned to a picture, a place in it, or a label, until it is settled. */
export const threadSchema = z.strictObject({
  image: imageIdSchema,
  /** Null: about the whole picture. */
  region: shapeSchema.nullable(),
  /** The label may have been changed or deleted since. */
  annotation: annotationIdSchema.nullable(),
  by: memberIdSchema,
  at: z.iso.datetime(),
  state: z.enum(['open', 'resolved']),
});

/** One thing said. Each is a record of its own, so that two people may answer at the same time. */
export const threadCommentSchema = z.strictObject({
  thread: threadIdSchema,
  author: memberIdSchema,
  at: z.iso.datetime(),
  text: remarkSchema(5000).pipe(z.string().min(1)),
});

export type Thread = Readonly<z.infer<typeof threadSchema>>;
export type ThreadComment = Readonly<z.infer<typeof threadCommentSchema>>;
