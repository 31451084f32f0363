import { z } from 'zod';
import type { Geometry } from '../geometry/geometry';
import { geometrySchema } from '../geometry/geometry';
import { classIdSchema, imageIdSchema, questionIdSchema } from './ids';
import type { ClassId, ImageId, QuestionId } from './ids';
import { nameSchema } from './name';
import { markdownSchema, remarkSchema } from './text';

export const verdictSchema = z.enum(['good', 'bad']);

/** `active` rules are in force once they are published; `proposed` and `retired` ones are left out of the next version. */
export const ruleStatusSchema = z.enum(['proposed', 'active', 'retired']);

/** A crop of a picture of the project. The picture is linked and not copied, so it may be gone. */
export const ruleExampleSchema = z.strictObject({
  verdict: verdictSchema,
  image: imageIdSchema,
  region: geometrySchema,
  note: remarkSchema(2000),
});

/**
 * One rule of the guideline, as a lead edits it. What is in force is not this record but the published versions, which
 * name the very change that a rule had when they were made.
 */
export const ruleSchema = z.strictObject({
  title: nameSchema,
  /** The classes that it is about; none: see `situation`. */
  classes: z.array(classIdSchema).max(1000),
  /** When it holds, in words; with neither classes nor a situation it is about every label. */
  situation: remarkSchema(1000),
  /** Markdown. */
  text: markdownSchema(1_000_000),
  /** Markdown: why the rule is as it is. */
  rationale: markdownSchema(200_000),
  examples: z.array(ruleExampleSchema).max(500),
  status: ruleStatusSchema,
  /** Sorts the list; equal orders fall back to the title. */
  order: z.number().int().min(0).max(1_000_000),
  /** The question whose answer it came from. */
  question: questionIdSchema.nullable(),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type RuleStatus = z.infer<typeof ruleStatusSchema>;

export interface RuleExample {
  readonly verdict: Verdict;
  readonly image: ImageId;
  readonly region: Geometry;
  readonly note: string;
}

export interface Rule {
  readonly title: string;
  readonly classes: readonly ClassId[];
  readonly situation: string;
  readonly text: string;
  readonly rationale: string;
  readonly examples: readonly RuleExample[];
  readonly status: RuleStatus;
  readonly order: number;
  readonly question: QuestionId | null;
}
