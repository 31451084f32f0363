import { z } from 'zod';
import { attributeIdSchema, optionIdSchema } from './attribute';
import { classIdSchema, imageIdSchema, questionIdSchema } from './ids';
import { nameSchema } from './name';
import { shapeSchema } from './shape';
import { markdownSchema, remarkSchema } from './text';

const verdictSchema = z.enum(['good', 'bad']);

/** `active` rules are in force once they are published; `proposed` and `retired` ones are left out of the next version. */
export const ruleStatusSchema = z.enum(['proposed', 'active', 'retired']);

/** A crop of a picture of the project. The picture is linked and not copied, so it may be gone. */
export const ruleExampleSchema = z.strictObject({
  verdict: verdictSchema,
  image: imageIdSchema,
  region: shapeSchema,
  note: remarkSchema(2000),
});

/** Labels of a class that answer an attribute in one way; `value` null: in any way. */
export const ruleAttributeSchema = z.strictObject({
  class: classIdSchema,
  attribute: attributeIdSchema,
  value: z.union([z.boolean(), optionIdSchema]).nullable(),
});

/**
 * One rule of the guideline, as a lead edits it. What is in force is not this record but the published versions, which
 * name the very change that a rule had when they were made.
 */
export const ruleSchema = z.strictObject({
  title: nameSchema,
  /** The classes that it is about; none: see `situation`. */
  classes: z.array(classIdSchema).max(1000),
  /** When it holds, in words; with neither classes nor attributes nor a situation it is about every label. */
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
  /** The answers that it is about; a rule about none is written in the words of kind version 1. */
  attributes: z
    .array(ruleAttributeSchema)
    .max(1000)
    .transform((list) => (list.length > 0 ? list : undefined))
    .optional(),
});

export type RuleStatus = z.infer<typeof ruleStatusSchema>;

export type RuleAttribute = Readonly<z.infer<typeof ruleAttributeSchema>>;
export type RuleExample = Readonly<z.infer<typeof ruleExampleSchema>>;
export type Rule = Readonly<z.infer<typeof ruleSchema>>;
