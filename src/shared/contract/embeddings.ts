import { z } from 'zod';
import { annotationIdSchema, classIdSchema, imageIdSchema, predictionIdSchema } from '../model/ids';
import { shapeSchema } from '../model/shape';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';

const objectIdSchema = z.union([annotationIdSchema, predictionIdSchema]);

/** What others are to be like: a whole image, or a shape in it, which may be an object that is kept. */
export const similarToSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('image'), image: imageIdSchema }),
  z.strictObject({
    type: z.literal('object'),
    image: imageIdSchema,
    geometry: shapeSchema,
    /** The label or suggestion whose shape it is; null for a shape that is none. */
    id: objectIdSchema.nullable(),
  }),
]);

export const similarObjectSchema = z.object({
  image: imageIdSchema,
  path: z.string(),
  source: z.enum(['annotation', 'prediction', 'image']),
  /** Null for a whole image, as are class and geometry. */
  id: objectIdSchema.nullable(),
  class: classIdSchema.nullable(),
  geometry: shapeSchema.nullable(),
  /** Cosine, -1 to 1; 1 is the same picture. */
  similarity: z.number(),
});

export const similarAnswerSchema = z.object({
  /** Most alike first. */
  found: z.array(similarObjectSchema),
  /** How many had an embedding to compare. */
  compared: z.number().int(),
  /** How many had none yet: `embeddings.compute` makes them. */
  unknown: z.number().int(),
});

export type SimilarTo = z.infer<typeof similarToSchema>;
export type SimilarObject = z.infer<typeof similarObjectSchema>;
export type SimilarAnswer = z.infer<typeof similarAnswerSchema>;

export const embeddingsContract = {
  /** Makes the embeddings of images, labels and waiting suggestions that have none, as a job; its result is an `EmbedReport`. */
  'embeddings.compute': { input: z.strictObject({}), output: z.object({ job: jobIdSchema }) },
  /** The objects, or the images, that look most like one, among those that have an embedding. */
  'embeddings.similar': {
    input: z.strictObject({ to: similarToSchema, count: z.int().min(1).max(500) }),
    output: similarAnswerSchema,
  },
} as const satisfies Contract;
