import { z } from 'zod';
import { attributesSchema } from '../model/attribute';
import { classIdSchema } from '../model/ids';
import { allowedShapesSchema, labelClassSchema } from '../model/label-class';
import type { Contract } from './define';

export const classViewSchema = labelClassSchema.extend({ id: classIdSchema });

/** What a class is used for: how much would be orphaned without it. */
export const classUsesSchema = z.object({
  id: classIdSchema,
  annotations: z.number().int(),
  predictions: z.number().int(),
  tags: z.number().int(),
});

export type ClassView = z.infer<typeof classViewSchema>;
export type ClassUses = z.infer<typeof classUsesSchema>;

const listed = z.array(classViewSchema);

export const classesContract = {
  'classes.list': { input: z.strictObject({}), output: listed },
  /** Makes a class (`id` null) or changes one. */
  'classes.put': {
    input: z.strictObject({
      id: classIdSchema.nullable(),
      name: labelClassSchema.shape.name,
      colour: labelClassSchema.shape.colour,
      /** Left out: as they are. */
      attributes: attributesSchema.optional(),
      shapes: allowedShapesSchema.optional(),
    }),
    output: listed,
  },
  'classes.uses': { input: z.strictObject({}), output: z.array(classUsesSchema) },
  /** Gives the list a new order: every class once. */
  'classes.order': { input: z.strictObject({ ids: z.array(classIdSchema).max(10_000) }), output: listed },
  /** Refused with `class.inUse` while labels, suggestions or tags use it. */
  'classes.delete': { input: z.strictObject({ id: classIdSchema }), output: listed },
  /** Gives everything of one class to another and deletes it. */
  'classes.merge': { input: z.strictObject({ from: classIdSchema, into: classIdSchema }), output: listed },
} as const satisfies Contract;
