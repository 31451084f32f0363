import { z } from 'zod';
import { hintSchema } from '../model/feedback';
import { imageIdSchema, memberIdSchema } from '../model/ids';
import type { Contract } from './define';

/** How well somebody labelled the pictures whose truth is known. */
const goldScoreSchema = z.object({
  member: memberIdSchema,
  name: z.string(),
  /** Such pictures that they submitted. */
  images: z.number().int(),
  /** Right objects, of all that there are, that were marked, or both. */
  right: z.number().int(),
  all: z.number().int(),
  /** 0 to 1. */
  score: z.number(),
  hints: z.array(hintSchema),
});

const goldImageViewSchema = z.object({
  image: imageIdSchema,
  path: z.string(),
  /** Objects that are expected on it. */
  objects: z.number().int(),
  /** Whether what is expected follows the review, or was fixed when it was marked. */
  from: z.enum(['review', 'labels']),
  /** How many people submitted it. */
  submitted: z.number().int(),
});

export const goldViewSchema = z.object({
  images: z.array(goldImageViewSchema),
  /** Who submitted any of them, best first. */
  scores: z.array(goldScoreSchema),
  /** Annotators are told how well they did. */
  feedback: z.boolean(),
  /** Leads change it; reviewers look. */
  mayChange: z.boolean(),
});

/** Pictures that were marked, and those that could not be, by why. */
export const markReportSchema = z.object({
  marked: z.number().int(),
  /** Something on them is not settled in the review. */
  undecided: z.number().int(),
  /** Who marks them has neither labelled them nor found them empty. */
  unlabelled: z.number().int(),
});

export type GoldView = z.infer<typeof goldViewSchema>;
export type GoldScore = z.infer<typeof goldScoreSchema>;
export type MarkReport = z.infer<typeof markReportSchema>;

const images = z.array(imageIdSchema).min(1).max(100_000);

/** Pictures whose truth is known, and how well people do on them. Leads and reviewers alone know which they are. */
export const goldContract = {
  'gold.view': { input: z.strictObject({}), output: goldViewSchema },
  /** `review`: the truth is what the review decided; `mine`: what the lead labelled. */
  'gold.mark': { input: z.strictObject({ images, from: z.enum(['review', 'mine']) }), output: markReportSchema },
  'gold.unmark': { input: z.strictObject({ images }), output: z.object({ unmarked: z.number().int() }) },
  'gold.setFeedback': { input: z.strictObject({ on: z.boolean() }), output: z.null() },
} as const satisfies Contract;
