import { z } from 'zod';

/** Markdown as a person wrote it. It stays as it is in the store; whoever shows it makes it harmless. */
export function markdownSchema(most: number) {
  return z.string().max(most);
}

/** A few words in one go, without space at either end; may be empty. */
export function remarkSchema(most: number) {
  return z
    .string()
    .max(most)
    .transform((text) => text.trim());
}
