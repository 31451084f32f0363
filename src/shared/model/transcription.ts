import { z } from 'zod';

/** How much of a text can be read. */
export const legibilitySchema = z.enum(['legible', 'partly', 'illegible']);

/** A BCP 47 language tag, e.g. `ko` or `zh-Hant`; only its shape is checked. */
export const languageSchema = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, 'expected a language such as ko');

/** What a region says, letter by letter as it stands there: spaces count. Text that nobody can read may be empty. */
export const transcriptionSchema: z.ZodType<Transcription, Transcription> = z.strictObject({
  text: z
    .string()
    .max(10_000)
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, 'control characters are not allowed'),
  language: languageSchema.optional(),
  legibility: legibilitySchema,
});

export type Legibility = z.infer<typeof legibilitySchema>;

export interface Transcription {
  readonly text: string;
  readonly language?: string | undefined;
  readonly legibility: Legibility;
}
