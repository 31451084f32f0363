import { z } from 'zod';
import { boxSchema, type Box } from './box/box';
import { ellipseSchema, type Ellipse } from './ellipse/ellipse';
import { maskSchema, type Mask } from './mask/mask';
import { pointSchema, type Point } from './point/point';
import { polylineSchema, type Polyline } from './polyline/polyline';
import { rotatedBoxSchema, type RotatedBox } from './rotated-box/rotated-box';
import { polygonSchema, type Polygon } from './polygon/polygon';
import { skeletonSchema, type Skeleton } from './skeleton/skeleton';

/** What an annotation outlines, in image pixels after EXIF orientation. */
export const geometrySchema = z.discriminatedUnion('type', [
  boxSchema,
  rotatedBoxSchema,
  polygonSchema,
  polylineSchema,
  ellipseSchema,
  pointSchema,
  maskSchema,
  skeletonSchema,
]);

export type Geometry = Box | RotatedBox | Polygon | Polyline | Ellipse | Point | Mask | Skeleton;
export type GeometryType = Geometry['type'];
