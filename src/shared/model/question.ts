import { z } from 'zod';
import { geometrySchema, type Geometry } from '../geometry/geometry';
import { annotationIdSchema, imageIdSchema, memberIdSchema, rareCaseIdSchema, ruleIdSchema } from './ids';
import type { AnnotationId, ImageId, MemberId, RareCaseId, RuleId } from './ids';
import { markdownSchema } from './text';

export const answerSchema = z.strictObject({
  /** Markdown. */
  text: markdownSchema(200_000).min(1),
  by: memberIdSchema,
  at: z.iso.datetime(),
});

/** What somebody is unsure of, pinned to a picture and, as a rule, a region of it. */
export const questionSchema = z.strictObject({
  image: imageIdSchema,
  /** Null: about the whole picture. */
  region: geometrySchema.nullable(),
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

export interface Answer {
  readonly text: string;
  readonly by: MemberId;
  readonly at: string;
}

export interface Question {
  readonly image: ImageId;
  readonly region: Geometry | null;
  readonly annotation: AnnotationId | null;
  readonly rule: RuleId | null;
  readonly askedBy: MemberId;
  readonly askedAt: string;
  readonly reason: string;
  readonly answer: Answer | null;
  readonly told: boolean;
  readonly becameRule: RuleId | null;
  readonly becameCase: RareCaseId | null;
}
