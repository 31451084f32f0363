import { z } from 'zod';
import { coordinateSchema } from '../coordinate';

/** One place, without an extent. */
export const pointSchema = z.strictObject({ type: z.literal('point'), x: coordinateSchema, y: coordinateSchema });

export type Point = Readonly<z.infer<typeof pointSchema>>;
