import { z } from 'zod';
import { annotationIdSchema, imageIdSchema, memberIdSchema, rareCaseIdSchema, ruleIdSchema } from './ids';
import { shapeSchema } from './shape';
import { markdownSchema } from './text';

const answerSchema = z.strictObject({
  /** Markdown. */
  text: markdownSchema(200_000).min(1),
  by: memberIdSchema,
  at: z.iso.datetime(),
});

/** What somebody is unsure of, pinned to a picture and, as a rule, a region of it. */
export const questionSchema = z.strictObject({
  image: imageIdSchema,
  /** Null: about the whole picture. */
  region: shapeSchema.nullable(),
  annotation: annotationIdSchema.nullable(),
  /** The rule that does not settle it. */
  rule: ruleIdSchema.nullable(),
  askedBy: memberIdSchema,
  askedAt: z.iso.datetime(),
  reason: markdownSchema(20_000).min(1),
  answer: answerSchema.nullable(),
  /** True once the asker has seen the answer. */
  told: z.boolean(),
  /** What the answer became. */
  becameRule: ruleIdSchema.nullable(),
  becameCase: rareCaseIdSchema.nullable(),
});

export type Question = Readonly<z.infer<typeof questionSchema>>;
