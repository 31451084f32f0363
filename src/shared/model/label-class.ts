import { z } from 'zod';
import { nameSchema } from './name';

/** A class of the ontology. `order` sorts the list and gives the digit keys; equal orders fall back to the name. */
export const labelClassSchema = z.strictObject({
  name: nameSchema,
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'expected a colour such as #e69f00'),
  order: z.number().int().min(0).max(1_000_000),
});

export type LabelClass = Readonly<z.infer<typeof labelClassSchema>>;
