import { z } from 'zod';
import { attributesSchema, type AttributeDefinition } from './attribute';
import { nameSchema } from './name';

/** The types of geometry that a class may be limited to. */
export const allowedShapesSchema = z.array(z.string().regex(/^[a-z][a-z-]{0,39}$/)).max(40);

/**
 * A class of the ontology. `order` sorts the list and gives the digit keys; equal orders fall back to the name.
 *
 * A class without attributes and without limits is written in the words of kind version 1, which knew of neither.
 */
export const labelClassSchema = z.strictObject({
  name: nameSchema,
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'expected a colour such as #e69f00'),
  order: z.number().int().min(0).max(1_000_000),
  attributes: attributesSchema.transform(orNone).optional(),
  shapes: allowedShapesSchema.transform(orNone).optional(),
});

export interface LabelClass {
  readonly name: string;
  readonly colour: string;
  readonly order: number;
  /** What it asks about its objects, in order; none: nothing. */
  readonly attributes?: readonly AttributeDefinition[] | undefined;
  /** The types of geometry that its objects may have; none: any. */
  readonly shapes?: readonly string[] | undefined;
}

function orNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
