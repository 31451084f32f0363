import { z } from 'zod';
import { classIdSchema, imageIdSchema } from '../model/ids';
import type { Contract } from './define';

/** What a model may do inside a drawn box: outline the thing, read its text, find the joints of a person. */
export const assistKindSchema = z.enum(['outline', 'text', 'pose']);

export type AssistKind = z.infer<typeof assistKindSchema>;

const coordinate = z.number().min(-1e6).max(1e6);

export const assistContract = {
  /** Adds what a model sees inside a box to the suggestions of an image. */
  'assist.inBox': {
    input: z.strictObject({
      image: imageIdSchema,
      kind: assistKindSchema,
      /** In image pixels. */
      box: z.strictObject({
        x: coordinate,
        y: coordinate,
        width: z.number().positive(),
        height: z.number().positive(),
      }),
      /** Points that belong to the thing, and points that do not; only for an outline by a model that takes them. */
      points: z.array(z.strictObject({ x: coordinate, y: coordinate, isInside: z.boolean() })).max(100),
      /** The class of the suggestions. */
      class: classIdSchema,
    }),
    output: z.object({
      /** Suggestions that were added. */
      made: z.number().int(),
      /** Name of the model. */
      model: z.string(),
    }),
  },
} as const satisfies Contract;
