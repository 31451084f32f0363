import { z } from 'zod';
import { imageIdSchema } from '../model/ids';
import { jobStateSchema } from './jobs';
import { projectInfoSchema } from './projects';

/** What the main process tells its windows without being asked. */
export const eventSchemas = {
  /** Something was committed. `images` names those whose labels or suggestions changed; null: too many to name. */
  'project.changed': z.object({
    revision: z.number().int(),
    images: z.array(imageIdSchema).nullable(),
    /** The set of images changed, so listings have to be read again. */
    listing: z.boolean(),
    classes: z.boolean(),
    /** Rules, versions, cases, questions or rechecks changed. Left out: they did not. */
    guidelines: z.boolean().optional(),
  }),
  /** Another project is shown now, or none. */
  'project.current': projectInfoSchema.nullable(),
  'job.state': jobStateSchema,
  /** All labels are being compared for the review; the numbers are images, `total` null until it is known. */
  'review.progress': z.object({ done: z.number().int(), total: z.number().int().nullable() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type EventPayload<Name extends EventName> = z.output<(typeof eventSchemas)[Name]>;
