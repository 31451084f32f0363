import { z } from 'zod';
import { coordinateSchema } from '../coordinate';

/** A closed ring as `[x0, y0, x1, y1, ...]` in image pixels, at least three vertices; the last is not the first again. */
const ringSchema = z
  .array(coordinateSchema)
  .min(6, 'a ring needs at least 3 vertices')
  .max(200_000)
  .refine((ring) => ring.length % 2 === 0, 'a ring holds pairs of coordinates');

/** A polygon of one or more parts; the first ring of a part is its outline, the others are holes. Fill rule: even-odd. */
export const polygonSchema = z.strictObject({
  type: z.literal('polygon'),
  parts: z.array(z.array(ringSchema).min(1).max(10_000)).min(1).max(10_000),
});

export type Ring = readonly number[];

export interface Polygon {
  readonly type: 'polygon';
  readonly parts: readonly (readonly Ring[])[];
}
