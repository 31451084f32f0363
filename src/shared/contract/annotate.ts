import { z } from 'zod';
import { geometrySchema } from '../geometry/geometry';
import { attributeValuesSchema } from '../model/attribute';
import { citedRulesSchema, sourceSchema, stackSchema } from '../model/annotation';
import { decisionSchema, suggestedSchema } from '../model/prediction';
import {
  annotationIdSchema,
  classIdSchema,
  groupIdSchema,
  guidelineVersionIdSchema,
  imageIdSchema,
} from '../model/ids';
import { memberIdSchema, predictionIdSchema, relationIdSchema } from '../model/ids';
import { transcriptionSchema } from '../model/transcription';
import { nameSchema } from '../model/name';
import type { Contract } from './define';
import { imageSummarySchema } from './images';

export const annotationViewSchema = z.object({
  id: annotationIdSchema,
  class: classIdSchema,
  author: memberIdSchema,
  geometry: geometrySchema,
  source: sourceSchema,
  /** The version of the guideline that it was made under; null: there was none. */
  guideline: guidelineVersionIdSchema.nullish(),
  rules: citedRulesSchema.optional(),
  /** What was answered of its class's attributes; left out: nothing. */
  attributes: attributeValuesSchema.optional(),
  transcription: transcriptionSchema.optional(),
  /** It reaches outside the image. Left out: it does not. */
  truncated: z.boolean().optional(),
  /** Labels with more lie above those with less. Left out: 0. */
  stack: stackSchema.optional(),
  /** It is a part of one thing, with all others that bear this group. Left out: it is a thing of its own. */
  group: groupIdSchema.optional(),
});

/** `from` is related to `to` by what `name` says: "holds", "is part of". */
export const relationViewSchema = z.object({
  id: relationIdSchema,
  from: annotationIdSchema,
  to: annotationIdSchema,
  name: nameSchema,
  author: memberIdSchema,
});

export const predictionViewSchema = z.object({
  id: predictionIdSchema,
  class: classIdSchema,
  geometry: geometrySchema,
  score: z.number(),
  model: z.string(),
  /** Suggestions of that run below this confidence were not kept. */
  threshold: z.number(),
  decision: decisionSchema,
  transcription: transcriptionSchema.optional(),
});

/** What can be undone and redone on one image; labels are edit codes that the catalogue translates. */
export const historyViewSchema = z.object({
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** Edits that undo could take back, one after the other. */
  depth: z.number().int(),
});

export const imageDocumentSchema = z.object({
  image: imageSummarySchema,
  /** Shapes may reach outside the image. Left out: they are kept inside. */
  outside: z.boolean().optional(),
  annotations: z.array(annotationViewSchema),
  predictions: z.array(predictionViewSchema),
  /** Also those of labels that are deleted, which may come back. */
  relations: z.array(relationViewSchema),
  history: historyViewSchema,
  revision: z.number().int(),
});

/** One gesture's worth of edits; all of it is one change set and one step of undo. */
export const operationSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('put'),
    id: annotationIdSchema,
    class: classIdSchema,
    geometry: geometrySchema,
    /** The rules that are cited for it; left out: as they are. */
    rules: citedRulesSchema.optional(),
    /** Answers to its class's attributes; left out: as they are, or what a new object begins with. */
    attributes: attributeValuesSchema.optional(),
    /** What it says; null: nothing any more; left out: as it is. */
    transcription: transcriptionSchema.nullish(),
    /** Where it lies in the stack; left out: where it does. */
    stack: stackSchema.optional(),
    /** The thing that it is a part of; null: none any more; left out: as it is. */
    group: groupIdSchema.nullish(),
    /** A model made it, and a person took it as it is: for a label that is new. Left out: drawn. */
    suggested: suggestedSchema.optional(),
  }),
  z.strictObject({ type: z.literal('delete'), id: annotationIdSchema }),
  z.strictObject({
    type: z.literal('relate'),
    id: relationIdSchema,
    from: annotationIdSchema,
    to: annotationIdSchema,
    name: nameSchema,
  }),
  z.strictObject({ type: z.literal('unrelate'), id: relationIdSchema }),
]);

export const editLabelSchema = z.enum([
  'draw',
  'move',
  'resize',
  'rotate',
  'edit-vertices',
  'delete',
  'relabel',
  'paste',
  'accept',
  'reject',
  'restore',
  'attributes',
  'transcription',
  'combine',
  'split',
  'convert',
  'align',
  'order',
  'paint',
  'erase',
  'clean-mask',
  'propagate',
  'group',
  'ungroup',
  'relate',
  'unrelate',
]);

/** What an edit left behind: the new state of everything it touched, so that the window need not read all again. */
export const editResultSchema = z.object({
  revision: z.number().int(),
  history: historyViewSchema,
  annotations: z.array(annotationViewSchema),
  deleted: z.array(annotationIdSchema),
  predictions: z.array(predictionViewSchema),
  relations: z.array(relationViewSchema),
  unrelated: z.array(relationIdSchema),
  /** Undo and redo: the label of the edit that was undone or redone. */
  label: z.string().nullable(),
  /** Undo and redo: objects left as they are because they were changed since. */
  skipped: z.number().int(),
});

export type AnnotationView = z.infer<typeof annotationViewSchema>;
export type PredictionView = z.infer<typeof predictionViewSchema>;
export type RelationView = z.infer<typeof relationViewSchema>;
export type ImageDocument = z.infer<typeof imageDocumentSchema>;
export type Operation = z.infer<typeof operationSchema>;
export type EditLabel = z.infer<typeof editLabelSchema>;
export type EditResult = z.infer<typeof editResultSchema>;
export type HistoryView = z.infer<typeof historyViewSchema>;

const ofImage = z.strictObject({ image: imageIdSchema });

export const annotateContract = {
  'annotate.load': { input: ofImage, output: imageDocumentSchema },
  'annotate.edit': {
    input: z.strictObject({
      image: imageIdSchema,
      label: editLabelSchema,
      operations: z.array(operationSchema).min(1).max(100_000),
    }),
    output: editResultSchema,
  },
  /** Turns suggestions into labels of this member, or puts them aside; both can be undone. */
  'annotate.decide': {
    input: z.strictObject({
      image: imageIdSchema,
      predictions: z.array(predictionIdSchema).min(1).max(100_000),
      decision: z.enum(['accepted', 'rejected']),
    }),
    output: editResultSchema,
  },
  /** What relations of the project say, the most used first. */
  'annotate.relationNames': { input: z.strictObject({}), output: z.array(nameSchema) },
  'annotate.undo': { input: ofImage, output: editResultSchema },
  'annotate.redo': { input: ofImage, output: editResultSchema },
} as const satisfies Contract;
