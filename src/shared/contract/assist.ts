import { z } from 'zod';
import { geometrySchema } from '../geometry/geometry';
import { classIdSchema, imageIdSchema } from '../model/ids';
import { suggestedSchema } from '../model/prediction';
import type { Contract } from './define';
import { readerSchema } from './prelabel';

/** What a model may do inside a drawn box: outline the thing, read its text, find the joints of a person. */
export const assistKindSchema = z.enum(['outline', 'text', 'pose']);

export type AssistKind = z.infer<typeof assistKindSchema>;

const coordinate = z.number().min(-1e6).max(1e6);

const pointsSchema = z.array(z.strictObject({ x: coordinate, y: coordinate, isInside: z.boolean() })).max(100);

/** In image pixels. */
const boxSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  width: z.number().positive(),
  height: z.number().positive(),
});

/** `<id>@<version>` of the model that is asked; null: the first that does it. */
const modelSchema = z.string().min(1).max(200).nullable();

export const assistContract = {
  /**
   * Has a model that one points with look at an image in advance, once: what it makes of it is kept for the last few.
   * Fails with `model.noneFor` when there is no such model.
   */
  'assist.see': {
    input: z.strictObject({ image: imageIdSchema, model: modelSchema }),
    output: z.object({ model: z.string(), name: z.string() }),
  },
  /** What a model outlines where a person points; nothing is kept of it. */
  'assist.prompt': {
    input: z
      .strictObject({ image: imageIdSchema, model: modelSchema, points: pointsSchema, box: boxSchema.nullable() })
      .refine(({ points, box }) => points.length > 0 || box !== null, 'point at something'),
    output: suggestedSchema.extend({
      /** Null: the model sees nothing there. */
      geometry: geometrySchema.nullable(),
    }),
  },
  /** Adds what a model sees inside a box to the suggestions of an image. */
  'assist.inBox': {
    input: z.strictObject({
      image: imageIdSchema,
      kind: assistKindSchema,
      box: boxSchema,
      /** Points that belong to the thing, and points that do not; only for an outline by a model that takes them. */
      points: pointsSchema,
      /** The class of the suggestions. */
      class: classIdSchema,
      reader: readerSchema,
    }),
    output: z.object({
      /** Suggestions that were added. */
      made: z.number().int(),
      /** Name of the model. */
      model: z.string(),
    }),
  },
} as const satisfies Contract;
