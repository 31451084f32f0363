import { z } from 'zod';
import { changeKeySchema } from '../changes/change-key-schema';
import { guidelineVersionIdSchema, memberIdSchema, ruleIdSchema } from './ids';

/** A rule as a version holds it: the change that gave it its words. The log keeps those for ever. */
const rulePinSchema = z.strictObject({ rule: ruleIdSchema, change: changeKeySchema });

/**
 * One published version of the guideline. Never changed after it is made.
 *
 * `parents` names the versions that its author had seen, so that two leads who publish from the same base leave two
 * versions without a child: a conflict that is shown, and that a version with both as parents ends.
 */
export const guidelineVersionSchema = z.strictObject({
  /** 1, 2, 3, …: one more than the highest of the parents. */
  number: z.number().int().min(1).max(1_000_000),
  parents: z.array(guidelineVersionIdSchema).max(1000),
  author: memberIdSchema,
  publishedAt: z.iso.datetime(),
  reason: z.string().min(1).max(10_000),
  rules: z.array(rulePinSchema).max(20_000),
});

export type RulePin = Readonly<z.infer<typeof rulePinSchema>>;
export type GuidelineVersion = Readonly<z.infer<typeof guidelineVersionSchema>>;
