import { z } from 'zod';
import { annotationIdSchema, imageIdSchema } from '../model/ids';
import type { Contract } from './define';

/** Which images are left out: none, those with labels, or those with a label of one of the classes that come. */
export const leaveOutSchema = z.enum(['none', 'labelled', 'same-class']);

/** What was put, and the last revision of it: what was changed since has a later one. */
export const propagationSchema = z.object({
  made: z.array(z.object({ image: imageIdSchema, labels: z.array(annotationIdSchema) })),
  revision: z.number().int(),
});

export type LeaveOut = z.infer<typeof leaveOutSchema>;
export type Propagation = z.infer<typeof propagationSchema>;

export const propagateContract = {
  /** Puts copies of labels of one image at the same place on others, as labels of this member. */
  'annotate.propagate': {
    input: z.strictObject({
      labels: z.array(annotationIdSchema).min(1).max(10_000),
      images: z.array(imageIdSchema).min(1).max(1_000),
      leaveOut: leaveOutSchema,
    }),
    output: propagationSchema,
  },
  /** Takes such copies away again, but for those that were changed since. */
  'annotate.takeBack': {
    input: propagationSchema,
    output: z.object({ deleted: z.number().int(), kept: z.number().int() }),
  },
} as const satisfies Contract;
