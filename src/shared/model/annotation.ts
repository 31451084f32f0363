import { z } from 'zod';
import { geometrySchema, type Geometry } from '../geometry/geometry';
import {
  classIdSchema,
  groupIdSchema,
  guidelineVersionIdSchema,
  imageIdSchema,
  memberIdSchema,
  predictionIdSchema,
  ruleIdSchema,
} from './ids';
import type { ClassId, GroupId, GuidelineVersionId, ImageId, MemberId, RuleId } from './ids';
import { attributeValuesSchema, type AttributeValues } from './attribute';
import { transcriptionSchema, type Transcription } from './transcription';

/** Where a label came from: a hand, an imported file, or a suggestion that a person accepted. */
export const sourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('drawn') }),
  z.strictObject({ type: z.literal('imported'), format: z.string().min(1).max(40) }),
  z.strictObject({
    type: z.literal('accepted'),
    prediction: predictionIdSchema,
    model: z.string().min(1).max(200),
    score: z.number().min(0).max(1),
  }),
]);

/** The rules that a person cites for a label. */
export const citedRulesSchema = z.array(ruleIdSchema).max(100);

/** Where a label lies among those that it overlaps. */
export const stackSchema = z.number().min(-1e9).max(1e9);

/**
 * One object labelled by one person.
 *
 * Labels of kind version 1 know nothing of guidelines, nor those before version 4 of attributes, transcriptions,
 * truncation, stacks and groups. A label without them is still written in the very words of its time: undo compares
 * texts, and must not take a label for another because a later Plumbline wrote it.
 */
export const annotationSchema = z
  .strictObject({
    image: imageIdSchema,
    class: classIdSchema,
    author: memberIdSchema,
    geometry: geometrySchema,
    source: sourceSchema,
    guideline: guidelineVersionIdSchema.nullish(),
    rules: citedRulesSchema.optional(),
    attributes: attributeValuesSchema.optional(),
    transcription: transcriptionSchema.nullish(),
    truncated: z.boolean().optional(),
    stack: stackSchema.optional(),
    group: groupIdSchema.nullish(),
  })
  .transform(({ guideline, rules, attributes, transcription, truncated, stack, group, ...label }): Annotation => ({
    ...label,
    ...(guideline ? { guideline } : {}),
    ...(rules && rules.length > 0 ? { rules } : {}),
    ...(attributes && Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(transcription ? { transcription } : {}),
    ...(truncated ? { truncated } : {}),
    ...(stack ? { stack } : {}),
    ...(group ? { group } : {}),
  }));

export type Source = Readonly<z.infer<typeof sourceSchema>>;

export interface Annotation {
  readonly image: ImageId;
  readonly class: ClassId;
  readonly author: MemberId;
  readonly geometry: Geometry;
  readonly source: Source;
  /** The version of the guideline that it was made under; none: there was none, or it is not known. */
  readonly guideline?: GuidelineVersionId | null;
  /** The rules that its author cites. */
  readonly rules?: readonly RuleId[];
  /** What was answered of the attributes of its class; none: nothing. */
  readonly attributes?: AttributeValues;
  readonly transcription?: Transcription | null;
  /** It reaches outside the image. */
  readonly truncated?: boolean;
  /** Labels with more lie above those with less; left out: 0. Of one place, the later made lies above. */
  readonly stack?: number;
  /** It is a part of one thing, together with the other labels that bear the same group. */
  readonly group?: GroupId | null;
}
