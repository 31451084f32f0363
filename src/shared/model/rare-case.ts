import { z } from 'zod';
import { classIdSchema, memberIdSchema, questionIdSchema, ruleIdSchema } from './ids';
import { nameSchema } from './name';
import { markdownSchema, remarkSchema } from './text';

/** In order: found, agreed on, being looked for, being relabelled, done. */
export const caseStates = ['open', 'decided', 'collecting', 'relabelling', 'verified'] as const;
export const caseStateSchema = z.enum(caseStates);

/** What made somebody look. */
export const caseSignalSchema = z.enum([
  'question',
  'disagreement',
  'selection',
  'uncertainty',
  'outlier',
  'rarity',
  'label-error',
]);

/** One way in which people read the case. */
const readingSchema = z.strictObject({ text: remarkSchema(2000), class: classIdSchema.nullable() });

/**
 * A case that people read differently and that has to be decided once. Its members are records of their own, so that
 * two people may add some at the same time.
 */
export const rareCaseSchema = z.strictObject({
  title: nameSchema,
  readings: z.array(readingSchema).max(50),
  signals: z.array(caseSignalSchema).max(20),
  owner: memberIdSchema.nullable(),
  /** Markdown; empty until it is decided. */
  decision: markdownSchema(200_000),
  rule: ruleIdSchema.nullable(),
  /** How many members are wanted; 0 when none need to be collected. */
  target: z.number().int().min(0).max(1_000_000),
  state: caseStateSchema,
  question: questionIdSchema.nullable(),
  /** What its members are labelled as, once that can be said in one word; a class of null: not at all. */
  answer: z.strictObject({ class: classIdSchema.nullable() }).optional(),
});

export type CaseState = z.infer<typeof caseStateSchema>;
export type CaseSignal = z.infer<typeof caseSignalSchema>;

export type RareCase = Readonly<z.infer<typeof rareCaseSchema>>;
