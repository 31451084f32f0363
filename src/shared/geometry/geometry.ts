import { z } from 'zod';
import { boxSchema, type Box } from './box/box';
import { ellipseSchema, type Ellipse } from './ellipse/ellipse';
import { maskSchema, type Mask } from './mask/mask';
import { pointSchema, type Point } from './point/point';
import { polylineSchema, type Polyline } from './polyline/polyline';
import { rotatedBoxSchema, type RotatedBox } from './rotated-box/rotated-box';
import { polygonSchema, type Polygon } from './polygon/polygon';

/** What an annotation outlines, in image pixels after EXIF orientation. */
export const geometrySchema = z.discriminatedUnion('type', [
  boxSchema,
  rotatedBoxSchema,
  polygonSchema,
  polylineSchema,
  ellipseSchema,
  pointSchema,
  maskSchema,
]);

export type Geometry = Box | RotatedBox | Polygon | Polyline | Ellipse | Point | Mask;
export type GeometryType = Geometry['type'];
