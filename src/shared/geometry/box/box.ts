import { z } from 'zod';
import { coordinateSchema, COORDINATE_LIMIT } from '../coordinate';

/** An axis-parallel box in image pixels; `x`, `y` is its top left corner. */
export const boxSchema = z.strictObject({
  type: z.literal('box'),
  x: coordinateSchema,
  y: coordinateSchema,
  width: z.number().positive().max(COORDINATE_LIMIT),
  height: z.number().positive().max(COORDINATE_LIMIT),
});

export type Box = Readonly<z.infer<typeof boxSchema>>;
