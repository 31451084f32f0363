import { z } from 'zod';
import { coordinateSchema } from '../coordinate';
import type { Ring } from '../polygon/polygon';

/** An open line `[x0, y0, x1, y1, ...]` of at least two vertices; it leads from the first to the last. */
export const polylineSchema = z.strictObject({
  type: z.literal('polyline'),
  points: z
    .array(coordinateSchema)
    .min(4, 'a line needs at least 2 vertices')
    .max(200_000)
    .refine((points) => points.length % 2 === 0, 'a line holds pairs of coordinates'),
});

export interface Polyline {
  readonly type: 'polyline';
  readonly points: Ring;
}
