import { z } from 'zod';
import { kinds, type Kind } from '../changes/kinds';
import { uuidSchema } from '../lib/uuid';
import { imageIdSchema, memberIdSchema } from '../model/ids';
import { shapeSchema } from '../model/shape';

export const kindSchema = z.enum(Object.keys(kinds) as [Kind, ...Kind[]]);

/** A record with several values at once: made by people or machines that did not know of each other. */
const conflictSchema = z.object({
  kind: kindSchema,
  entity: uuidSchema,
  /** Its name, title or path, where it has one. */
  name: z.string().nullable(),
  /** The picture that it is about. */
  image: imageIdSchema.nullable(),
  /** Whether whoever works here may choose. */
  decidable: z.boolean(),
  /** The newest first. */
  values: z.array(
    z.object({
      revision: z.number().int(),
      member: memberIdSchema,
      you: z.boolean(),
      /** By the clock of whoever wrote it; ISO 8601. */
      at: z.string(),
      deleted: z.boolean(),
      /** The one that is shown everywhere until somebody chooses. */
      counts: z.boolean(),
      region: shapeSchema.nullable(),
    }),
  ),
  /** In which they differ; `values` in the order of the values, with names in the place of ids. */
  fields: z.array(z.object({ path: z.string(), values: z.array(z.string().nullable()) })),
});

export const conflictsSchema = z.object({
  conflicts: z.array(conflictSchema),
  /** How many there are in all. */
  total: z.number().int().min(0),
});

export type ConflictView = z.infer<typeof conflictSchema>;
export type ConflictsView = z.infer<typeof conflictsSchema>;
