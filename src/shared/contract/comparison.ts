import { z } from 'zod';
import { rareCaseIdSchema } from '../model/ids';
import { versionViewSchema } from './guideline-views';

const measureSchema = z.object({
  value: z.number().nullable(),
  ci95: z.tuple([z.number(), z.number()]).nullable(),
});

const warningSchema = z.discriminatedUnion('code', [
  z.object({ code: z.enum(['no-overlap', 'no-variation', 'no-interval']) }),
  z.object({ code: z.literal('few-items'), items: z.number(), needed: z.number() }),
  z.object({ code: z.literal('prevalence'), value: z.string(), share: z.number() }),
  z.object({ code: z.literal('single-ratings'), items: z.number() }),
]);

const sideSchema = z.object({
  things: z.number().int(),
  /** Gwet's AC1 over the classes and absence. */
  agreement: measureSchema,
  /** Krippendorff's α of the same ratings. */
  alpha: measureSchema,
  percent: measureSchema,
  /** Mean intersection over union of what several people drew of one thing. */
  overlap: measureSchema,
  warnings: z.array(warningSchema),
});

/** Agreement on the same things before a version and now. */
export const comparisonSchema = z.object({
  /** The version that is looked back over; null when no rule was published. */
  version: versionViewSchema.nullable(),
  /** Images that two people or more labelled. */
  images: z.number().int(),
  /** Things that are left out until they were looked at again. */
  waiting: z.number().int(),
  before: sideSchema.nullable(),
  after: sideSchema.nullable(),
  /** Why nothing can be measured; null when it can. */
  reason: z.enum(['no-version', 'no-labels', 'one-annotator', 'nothing-rechecked']).nullable(),
});

export const caseComparisonSchema = z.object({ case: rareCaseIdSchema, comparison: comparisonSchema });

export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparisonSide = NonNullable<Comparison['before']>;
export type CaseComparison = z.infer<typeof caseComparisonSchema>;
