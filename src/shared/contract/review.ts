import { z } from 'zod';
import { disagreementKinds } from '../agreement/objects/disagreement';
import { geometryMethods } from '../agreement/objects/consensus-geometry';
import { standings } from '../review/standing';
import { changeKeySchema } from '../changes/change-key-schema';
import { annotationIdSchema, classIdSchema, imageIdSchema, memberIdSchema } from '../model/ids';
import { rareCaseIdSchema, resolutionIdSchema, ruleIdSchema } from '../model/ids';
import { judgementSchema, toldSchema } from '../model/feedback';
import { goldObjectSchema, resolutionMethodSchema } from '../model/resolution';
import { remarkSchema } from '../model/text';
import { shapeSchema } from '../model/shape';
import type { Contract } from './define';
import { imageSummarySchema } from './images';

const share = z.number().min(0).max(1);

/** By what labels are put together, and from where on they agree. */
export const reviewSettingsSchema = z.strictObject({
  /** Least similarity of two labels that may be one thing. */
  threshold: z.number().positive().max(1),
  /** Least similarity of a label to the consensus that is no dispute. */
  wellPlaced: share,
  method: z.enum(geometryMethods),
});

export const kindSchema = z.enum(disagreementKinds);
export const standingSchema = z.enum(standings);

/** One thing in a picture, as the queue shows it. Its id is the least of its labels. */
export const disputeOutlineSchema = z.object({
  id: annotationIdSchema,
  image: imageIdSchema,
  kinds: z.array(kindSchema),
  standing: standingSchema,
  /** Of what most take it for. */
  class: classIdSchema,
  /** How urgent it is, 0 to 1. */
  priority: z.number(),
  /** How many marked it, and how many looked. */
  marked: z.number().int(),
  looked: z.number().int(),
});

const reliabilitySchema = z.object({
  member: memberIdSchema,
  /** P(right), 0 to 1; null while nothing can be said. */
  accuracy: z.number().nullable(),
  ratings: z.number().int(),
});

export const reviewQueueSchema = z.object({
  /** Images that can be compared. */
  images: z.number().int(),
  /** What matches the filter, worst first; at most as many as were asked for. */
  items: z.array(disputeOutlineSchema),
  /** How many match altogether. */
  total: z.number().int(),
  counts: z.object({
    standing: z.record(standingSchema, z.number().int()),
    kind: z.record(kindSchema, z.number().int()),
  }),
  history: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
});

/** What one person says of the thing. */
const readingSchema = z.object({
  letter: z.string(),
  /** Hidden until it is decided. */
  name: z.string().nullable(),
  /** How far that person can be relied on, 0 to 1; null while nothing can be said. */
  accuracy: z.number().nullable(),
  /** Nothing: that person looked, and did not mark it. */
  labels: z.array(
    z.object({ id: annotationIdSchema, made: changeKeySchema, object: goldObjectSchema, rules: z.array(ruleIdSchema) }),
  ),
});

const decisionSchema = z.object({
  id: resolutionIdSchema,
  by: z.string(),
  at: z.string(),
  method: resolutionMethodSchema,
  objects: z.array(goldObjectSchema),
  comment: z.string(),
  case: rareCaseIdSchema.nullable(),
});

export const disputeSchema = z.object({
  outline: disputeOutlineSchema,
  image: imageSummarySchema,
  /** The truth of the image is known: what people say of it is measured. */
  gold: z.boolean(),
  readings: z.array(readingSchema),
  /** What they say together; none: no object. */
  merged: z.array(
    z.object({
      object: goldObjectSchema,
      support: share,
      votes: share,
      tied: z.boolean(),
      closeness: z.number(),
      method: z.enum(geometryMethods),
    }),
  ),
  /** Similarities between the first labels of the readings that marked it, in their order. */
  similarities: z.array(z.object({ one: z.string(), other: z.string(), value: z.number() })),
  /** Attributes and texts in words, as far as they differ. */
  differences: z.array(
    z.object({
      kind: kindSchema,
      name: z.string(),
      values: z.array(z.object({ letter: z.string(), value: z.string() })),
    }),
  ),
  rules: z.array(z.object({ id: ruleIdSchema, title: z.string(), text: z.string() })),
  /** The rare cases that its labels are in. */
  cases: z.array(z.object({ id: rareCaseIdSchema, title: z.string() })),
  /** What models see at this place, surest first. */
  models: z.array(
    z.object({
      model: z.string(),
      class: classIdSchema,
      score: z.number(),
      similarity: z.number(),
      geometry: shapeSchema,
    }),
  ),
  /** What was decided on it, oldest first; several that differ: reviewers disagree. */
  decisions: z.array(decisionSchema),
});

/** What bulk acceptance would do. */
export const agreedPreviewSchema = z.object({
  things: z.number().int(),
  images: z.number().int(),
  byClass: z.array(z.object({ class: classIdSchema, count: z.number().int() })),
});

export const submissionResultSchema = z.object({
  submitted: z.boolean(),
  /** On an image whose truth is known, when its lead wants it: how well it was labelled, 0 to 1, and hints. */
  feedback: judgementSchema.nullable(),
});

export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;
export type DisputeOutline = z.infer<typeof disputeOutlineSchema>;
export type ReviewQueue = z.infer<typeof reviewQueueSchema>;
export type Dispute = z.infer<typeof disputeSchema>;
export type Reliability = z.infer<typeof reliabilitySchema>;
export type AgreedPreview = z.infer<typeof agreedPreviewSchema>;
export type SubmissionResult = z.infer<typeof submissionResultSchema>;

const queueFilterSchema = z.strictObject({
  standings: z.array(standingSchema),
  kind: kindSchema.nullable(),
  class: classIdSchema.nullable(),
  rule: ruleIdSchema.nullable(),
});

export type QueueFilter = z.infer<typeof queueFilterSchema>;

/** `dispute`: the first thing whose decision came or went; null: there was nothing to move. */
const movedSchema = z.object({ images: z.array(imageIdSchema).readonly(), dispute: annotationIdSchema.nullable() });

const ofImage = z.strictObject({ image: imageIdSchema });
const nothing = z.strictObject({});

/** Settling what people read differently. Reviewers and leads decide; everybody submits and talks. */
export const reviewContract = {
  /** Null: the comparison was cancelled. */
  'review.queue': {
    input: z.strictObject({
      settings: reviewSettingsSchema,
      filter: queueFilterSchema,
      limit: z.number().int().min(1).max(5000),
    }),
    output: reviewQueueSchema.nullable(),
  },
  /** Stops the comparison that a queue is waited for with, if any. */
  'review.cancel': { input: nothing, output: z.null() },
  /** Null when the thing is no more: its labels were changed or deleted. */
  'review.dispute': {
    input: z.strictObject({ settings: reviewSettingsSchema, image: imageIdSchema, id: annotationIdSchema }),
    output: disputeSchema.nullable(),
  },
  'review.resolve': {
    input: z.strictObject({
      settings: reviewSettingsSchema,
      image: imageIdSchema,
      inputs: z
        .array(z.strictObject({ annotation: annotationIdSchema, made: changeKeySchema }))
        .min(1)
        .max(10_000),
      objects: z.array(goldObjectSchema).max(1000),
      method: resolutionMethodSchema,
      comment: remarkSchema(2000),
      case: rareCaseIdSchema.nullable(),
    }),
    output: z.null(),
  },
  'review.agreed': { input: z.strictObject({ settings: reviewSettingsSchema }), output: agreedPreviewSchema },
  /** One step of undo, however many there are. */
  'review.acceptAgreed': {
    input: z.strictObject({ settings: reviewSettingsSchema }),
    output: z.object({ accepted: z.number().int() }),
  },
  'review.undo': { input: nothing, output: movedSchema },
  'review.redo': { input: nothing, output: movedSchema },
  'review.submit': { input: ofImage, output: submissionResultSchema },
  'review.submission': {
    input: ofImage,
    output: z.object({
      at: z.string().nullable(),
      others: z.number().int(),
      /** What this person was told last of all pictures whose truth is known; null: nothing. */
      told: toldSchema.nullable(),
    }),
  },
} as const satisfies Contract;
