import { z } from 'zod';
import { skeletonTemplateIdSchema } from '../model/ids';
import { skeletonTemplateSchema, type SkeletonTemplate } from '../model/skeleton-template';
import type { SkeletonTemplateId } from '../model/ids';
import type { Contract } from './define';

/** A template with its id; the schema of the record is refined, so that it is put beside it and not extended. */
export type SkeletonTemplateView = SkeletonTemplate & { readonly id: SkeletonTemplateId };

const view = z.intersection(z.object({ id: skeletonTemplateIdSchema }), z.custom<SkeletonTemplate>());

export const skeletonsContract = {
  'skeletons.list': { input: z.strictObject({}), output: z.array(view) },
  /** Makes a template (`id` null) or changes one, and answers with the whole list. */
  'skeletons.put': {
    input: z.strictObject({ id: skeletonTemplateIdSchema.nullable(), template: skeletonTemplateSchema }),
    output: z.array(view),
  },
  /** Refused with `skeleton.inUse` while labels or suggestions are made of it. */
  'skeletons.delete': { input: z.strictObject({ id: skeletonTemplateIdSchema }), output: z.array(view) },
} as const satisfies Contract;
