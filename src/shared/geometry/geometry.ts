import { z } from 'zod';
import { boxSchema, type Box } from './box/box';
import { rotatedBoxSchema, type RotatedBox } from './rotated-box/rotated-box';
import { polygonSchema, type Polygon } from './polygon/polygon';

/** What an annotation outlines, in image pixels after EXIF orientation. */
export const geometrySchema = z.discriminatedUnion('type', [boxSchema, rotatedBoxSchema, polygonSchema]);

export type Geometry = Box | RotatedBox | Polygon;
export type GeometryType = Geometry['type'];
