import { z } from 'zod';
import { annotationIdSchema, imageIdSchema } from '../model/ids';
import { disclosedDecisionSchema } from '../model/disclosure';
import type { Contract } from './define';

/**
 * How what was decided compares with the reader's labels as they are now. `same`: they say it; `differs`: they say
 * otherwise; `extra`: there is no object; `missing`: they do not have it.
 */
export const disclosedStandings = ['same', 'differs', 'extra', 'missing'] as const;

export const disclosureViewSchema = disclosedDecisionSchema.omit({ by: true }).extend({
  key: z.string(),
  /** Those of the labels that are still there. */
  labels: z.array(annotationIdSchema),
  /** The name of who decided. */
  by: z.string(),
  standing: z.enum(disclosedStandings),
});

export type DisclosedStanding = (typeof disclosedStandings)[number];
export type DisclosureView = z.infer<typeof disclosureViewSchema>;

/** What was decided on the pictures that a person worked on. */
export const disclosuresContract = {
  /** What this person was told of an image, oldest decision first; nobody else's machine can read it. */
  'disclosures.ofImage': {
    input: z.strictObject({ image: imageIdSchema }),
    output: z.array(disclosureViewSchema),
  },
} as const satisfies Contract;
