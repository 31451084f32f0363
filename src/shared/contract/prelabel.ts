import { z } from 'zod';
import { imageIdSchema } from '../model/ids';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';

export const modelViewSchema = z.object({
  /** `<id>@<version>` */
  ref: z.string(),
  name: z.string(),
  task: z.string(),
  /** It did not come with Plumbline and can be removed. */
  added: z.boolean(),
  licence: z.string(),
  source: z.string(),
  labels: z.array(z.string()),
  threshold: z.number(),
  bytes: z.number(),
});

export type ModelView = z.infer<typeof modelViewSchema>;

export const prelabelContract = {
  'models.list': { input: z.strictObject({}), output: z.array(modelViewSchema) },
  /** Runs a model as a job; its result is a `PrelabelReport`. Suggestions of the same model that nobody decided are replaced. */
  'prelabel.run': {
    input: z.strictObject({
      model: z.string().min(1).max(200),
      threshold: z.number().min(0.01).max(1),
      /** null: every image of the project. */
      images: z.array(imageIdSchema).min(1).max(1_000_000).nullable(),
      /** Make a class for each label that is found and has none yet. */
      addClasses: z.boolean(),
    }),
    output: z.object({ job: jobIdSchema }),
  },
} as const satisfies Contract;
