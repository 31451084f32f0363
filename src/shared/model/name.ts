import { z } from 'zod';

/** A name that people read: 1 to 200 characters, no control characters, no space at either end. */
export const nameSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\u0000-\u001f\u007f]*$/u, 'control characters are not allowed')
  .refine((text) => text.trim() === text, 'no space at either end');
