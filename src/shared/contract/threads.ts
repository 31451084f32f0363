import { z } from 'zod';
import { annotationIdSchema, imageIdSchema, threadCommentIdSchema, threadIdSchema } from '../model/ids';
import { shapeSchema } from '../model/shape';
import { threadCommentSchema, threadSchema } from '../model/thread';
import type { Contract } from './define';

/** A name, or a letter where a name would decide. */
const speakerSchema = z.object({ name: z.string().nullable(), letter: z.string().nullable(), you: z.boolean() });

export const threadViewSchema = z.object({
  id: threadIdSchema,
  image: imageIdSchema,
  /** Null: the whole picture. */
  region: shapeSchema.nullable(),
  /** Null too when the label is no more. */
  annotation: annotationIdSchema.nullable(),
  by: speakerSchema,
  at: z.string(),
  state: threadSchema.shape.state,
  /** Whether this person may resolve it and open it again: who began it, reviewers and leads. */
  yours: z.boolean(),
  /** Oldest first. */
  comments: z.array(z.object({ id: threadCommentIdSchema, by: speakerSchema, at: z.string(), text: z.string() })),
});

export type Speaker = z.infer<typeof speakerSchema>;
export type ThreadView = z.infer<typeof threadViewSchema>;

const text = threadCommentSchema.shape.text;
const done = z.null();

/** What people talk about, pinned to a picture or a label, until it is resolved. Everybody opens and answers. */
export const threadsContract = {
  /**
   * What this person may read of an image: somebody blind on it reads nothing that another annotator says. Open ones first.
   * `letters`: who labelled the image goes by letter, as in the review.
   */
  'threads.ofImage': {
    input: z.strictObject({ image: imageIdSchema, letters: z.boolean() }),
    output: z.array(threadViewSchema),
  },
  'threads.open': {
    input: z.strictObject({
      image: imageIdSchema,
      region: shapeSchema.nullable(),
      annotation: annotationIdSchema.nullable(),
      text,
    }),
    output: z.object({ thread: threadIdSchema }),
  },
  'threads.answer': { input: z.strictObject({ thread: threadIdSchema, text }), output: done },
  'threads.setState': {
    input: z.strictObject({ thread: threadIdSchema, state: threadSchema.shape.state }),
    output: done,
  },
  /** Takes one's own comment back; with its only comment the thread goes too. */
  'threads.takeBack': { input: z.strictObject({ comment: threadCommentIdSchema }), output: done },
} as const satisfies Contract;
