import type { z } from 'zod';
import { geometrySchema, type Geometry } from '../geometry/geometry';

/** The schema of a geometry with the type that the rest of the code gives it: nobody changes one in place. */
export const shapeSchema: z.ZodType<Geometry, Geometry> = geometrySchema;
