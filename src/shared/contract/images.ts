import { z } from 'zod';
import { imageFormats } from '../model/image';
import { classIdSchema, imageIdSchema, rootIdSchema } from '../model/ids';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';

/** One cell of the gallery. Shapes for the thumbnail's overlay come with it. */
export const imageSummarySchema = z.object({
  id: imageIdSchema,
  /** Path below its root, `/`-separated. */
  path: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  format: z.enum(imageFormats),
  annotations: z.number().int().min(0),
  pendingPredictions: z.number().int().min(0),
  /** Somebody looked and found nothing to label. Left out: nobody said so. */
  verifiedEmpty: z.boolean().optional(),
  /** Different tags that people gave it. Left out: none. */
  tags: z.number().int().optional(),
  /** Open issues on it. Left out: none. */
  issues: z.number().int().optional(),
  /** The file is not where its root says, or its size differs. */
  missing: z.boolean(),
});

export const imageSortSchema = z.enum(['path', 'added', 'annotations', 'predictions']);

export const imageFilterSchema = z.strictObject({
  /** Part of the path, any case; empty for all. */
  text: z.string().max(500),
  class: classIdSchema.nullable(),
  state: z.enum(['all', 'mine', 'labelled', 'unlabelled', 'suggested', 'empty', 'open', 'issues', 'gold']),
});

export const rootInfoSchema = z.object({
  id: rootIdSchema,
  name: z.string(),
  /** The folder on this machine; null when it was never chosen here. */
  folder: z.string().nullable(),
  images: z.number().int(),
  missing: z.number().int(),
});

export type ImageSummary = z.infer<typeof imageSummarySchema>;
export type ImageSort = z.infer<typeof imageSortSchema>;
export type ImageFilter = z.infer<typeof imageFilterSchema>;
export type RootInfo = z.infer<typeof rootInfoSchema>;

const listing = { filter: imageFilterSchema, sort: imageSortSchema };

export const imagesContract = {
  /** The ids of all images that match, in order: 16 bytes each, so that a gallery of 100,000 knows its size at once. */
  'images.ids': { input: z.strictObject(listing), output: z.array(imageIdSchema) },
  /** Details of the cells in view. */
  'images.summaries': {
    input: z.strictObject({ ids: z.array(imageIdSchema).max(500) }),
    output: z.array(imageSummarySchema),
  },
  /** Adds files and folders (recursively) as a job; its result is an `AddReport`. */
  'images.add': {
    input: z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(100_000) }),
    output: z.object({ job: jobIdSchema }),
  },
  'images.roots': { input: z.strictObject({}), output: z.array(rootInfoSchema) },
  /** Looks for a root's missing images below another folder, by content, as a job; its result is a `RelocateReport`. */
  'images.relocate': {
    input: z.strictObject({ root: rootIdSchema, folder: z.string().min(1).max(4096) }),
    output: z.object({ job: jobIdSchema }),
  },
} as const satisfies Contract;
