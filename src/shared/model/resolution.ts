import { z } from 'zod';
import { changeKeySchema } from '../changes/change-key-schema';
import { attributeValuesSchema } from './attribute';
import { annotationIdSchema, classIdSchema, imageIdSchema, memberIdSchema, rareCaseIdSchema } from './ids';
import { shapeSchema } from './shape';
import { remarkSchema } from './text';
import { transcriptionSchema } from './transcription';

/**
 * How a dispute was settled: one reading was `taken`, all were `merged`, the result was `edited` by hand, there is
 * `none`, it is `several` objects; or nobody disputed it and it was `agreed` in bulk.
 */
export const resolutionMethodSchema = z.enum(['taken', 'merged', 'edited', 'none', 'several', 'agreed']);

/** One object of the gold layer. */
export const goldObjectSchema = z.strictObject({
  class: classIdSchema,
  geometry: shapeSchema,
  attributes: attributeValuesSchema.optional(),
  transcription: transcriptionSchema.optional(),
});

/** A label that was looked at, as it was then. */
const inputSchema = z.strictObject({ annotation: annotationIdSchema, made: changeKeySchema });

/**
 * A reviewer's decision on one thing in a picture: the gold layer is made of these. Nothing of the annotators is changed
 * by it, and it goes on holding for exactly the labels that it looked at.
 */
export const resolutionSchema = z.strictObject({
  image: imageIdSchema,
  inputs: z.array(inputSchema).min(1).max(10_000),
  /** What there is; none: no object. */
  objects: z.array(goldObjectSchema).max(1000),
  method: resolutionMethodSchema,
  /** The least similarity of one thing that the labels were put together by, 0 to 1. */
  threshold: z.number().min(0).max(1),
  by: memberIdSchema,
  at: z.iso.datetime(),
  comment: remarkSchema(2000),
  /** The rare case that it became because no rule settles it. */
  case: rareCaseIdSchema.nullable(),
});

export type ResolutionMethod = z.infer<typeof resolutionMethodSchema>;
export type GoldObject = Readonly<z.infer<typeof goldObjectSchema>>;
export type Resolution = Readonly<z.infer<typeof resolutionSchema>>;
