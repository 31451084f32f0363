import { z } from 'zod';
import { classIdSchema } from '../model/ids';
import { caseSignalSchema } from '../model/rare-case';
import { regionSchema } from '../model/region';
import { uuidSchema } from '../lib/uuid';
import { caseCardSchema } from './guideline-views';

/** Objects that may be one rare case, and why. */
export const suggestedCaseSchema = z.object({
  signal: caseSignalSchema,
  class: classIdSchema,
  /** Labels and suggestions, the disputed ones first; at most 500. */
  objects: z.array(uuidSchema),
  /** Where they are, in the same order. */
  places: z.array(regionSchema),
  /** How many there are. */
  size: z.number().int(),
  disputed: z.number().int(),
  /** The mean doubt about them and about their class, 0 to 1; null where nobody else looked. */
  doubt: z.number().nullable(),
  usual: z.number().nullable(),
  /** What others made of the same things; a class of null: they marked nothing. */
  readings: z.array(z.object({ class: classIdSchema.nullable(), count: z.number().int() })),
  /** The answers that are rare together, in words. */
  answers: z.array(z.string()),
});

export const suggestionsSchema = z.object({
  items: z.array(suggestedCaseSchema),
  /** Labels and suggestions that were looked at, and those of them whose look is not known. */
  objects: z.number().int(),
  unseen: z.number().int(),
  /** Left out of classes that have too many. */
  skipped: z.number().int(),
});

/** A decided case that looks like a place. */
export const lookAlikeCaseSchema = caseCardSchema.omit({ why: true }).extend({
  /** Cosine of its member that is most alike, below 1 unless it is the very same picture. */
  similarity: z.number(),
  /** True when that member, or the decision, is of the class that was asked about. */
  sameClass: z.boolean(),
  /** Answers that the label under work has in common with that member, in words. */
  shared: z.array(z.string()),
});

export const lookAlikesSchema = z.object({
  /** Most alike first; at most 5. Null: no model that makes pictures comparable is installed, or the picture is away. */
  cases: z.array(lookAlikeCaseSchema).nullable(),
  /** Members of decided cases that are not comparable yet; more of them are with each question. */
  unseen: z.number().int(),
});

export type SuggestedCaseView = z.infer<typeof suggestedCaseSchema>;
export type Suggestions = z.infer<typeof suggestionsSchema>;
export type LookAlikeCase = z.infer<typeof lookAlikeCaseSchema>;
export type LookAlikeAnswer = z.infer<typeof lookAlikesSchema>;
