import { z } from 'zod';
import { annotationIdSchema, imageIdSchema } from '../model/ids';
import type { Contract } from './define';

/** How far the others who looked agree with each label of an image, or why nothing can be said of it. */
export const imageAgreementSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('known'),
    looked: z.number().int(),
    /** 0 to 1. */
    labels: z.array(z.object({ id: annotationIdSchema, agreement: z.number().min(0).max(1) })),
  }),
  /** Fewer than two people have looked. */
  z.object({ type: z.literal('alone') }),
  /** The annotator who asks has not submitted, and must not be told by others. */
  z.object({ type: z.literal('blind') }),
]);

export type ImageAgreement = z.infer<typeof imageAgreementSchema>;

export const agreementContract = {
  'agreement.ofImage': { input: z.strictObject({ image: imageIdSchema }), output: imageAgreementSchema },
} as const satisfies Contract;
