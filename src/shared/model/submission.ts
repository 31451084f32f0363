import { z } from 'zod';
import { imageIdSchema, memberIdSchema } from './ids';

/**
 * Somebody is done with a picture: what they labelled counts, and what they did not label they say is not there. One for
 * each person and picture; submitting again renews it.
 */
export const submissionSchema = z.strictObject({
  image: imageIdSchema,
  member: memberIdSchema,
  at: z.iso.datetime(),
});

export type Submission = Readonly<z.infer<typeof submissionSchema>>;
