import { z } from 'zod';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';

export const formatNameSchema = z.enum(['coco', 'labelme']);
export type FormatName = z.infer<typeof formatNameSchema>;

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
  /** As a job; its result is an `ExportReport`. The written file is read back before success is reported. */
  'formats.export': {
    input: z.strictObject({ format: formatNameSchema, path: filePath }),
    output: z.object({ job: jobIdSchema }),
  },
} as const satisfies Contract;
