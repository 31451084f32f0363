import { z } from 'zod';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';
import type { Loss } from './reports';

export const formatNameSchema = z.enum(['coco', 'labelme']);
export type FormatName = z.infer<typeof formatNameSchema>;

const lossSchema = z.object({
  code: z.string(),
  count: z.number().int(),
  example: z.string(),
  message: z.string(),
}) satisfies z.ZodType<Loss>;

const filePath = z.string().min(1).max(4096);

export const formatsContract = {
  /** As a job; its result is an `ImportReport`. A malformed file is refused whole. */
  'formats.import': {
    input: z.strictObject({
      format: formatNameSchema,
      path: filePath,
      /** Where the pictures are that the file names; null: beside it. */
      imagesFolder: filePath.nullable(),
    }),
    output: z.object({ job: jobIdSchema }),
  },
  /**
   * What an export would say of the labels otherwise, or not at all. Null: it was given up, because it was asked again or
   * of no format (null).
   */
  'formats.survey': {
    input: z.strictObject({ format: formatNameSchema.nullable() }),
    output: z.array(lossSchema).nullable(),
  },
  /** As a job; its result is an `ExportReport`. The written file is read back before success is reported. */
  'formats.export': {
    input: z.strictObject({ format: formatNameSchema, path: filePath }),
    output: z.object({ job: jobIdSchema }),
  },
} as const satisfies Contract;
