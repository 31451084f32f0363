import { areaOf, boundsOf, ringsOf } from '@shared/geometry/operations';
import type { SourceImage } from '../dataset';
import type { CocoGeometry, CocoObject } from './carried';
import { encodeRuns, rasterise } from '@shared/geometry/mask/rle';

/** A box as COCO has it: `[x, y, width, height]`. */
function bboxOf(geometry: CocoGeometry): [number, number, number, number] {
  if (geometry.type === 'box') return [geometry.x, geometry.y, geometry.width, geometry.height];
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return [minX, minY, maxX - minX, maxY - minY];
}

/** COCO's polygons have no holes, so an outline with one becomes a mask of pixels. */
export function needsMask(geometry: CocoGeometry): boolean {
  return geometry.type === 'polygon' && geometry.parts.some((part) => part.length > 1);
}

/** The record of one object; coordinates are those of the project, to the last digit. */
export function cocoRecord(
  id: number,
  image: number,
  category: number,
  object: CocoObject,
  { width, height }: SourceImage,
): string {
  const { geometry, score } = object;
  return JSON.stringify({
    id,
    image_id: image,
    category_id: category,
    bbox: bboxOf(geometry),
    area: areaOf(geometry),
    segmentation: segmentationOf(geometry, width, height),
    iscrowd: 0,
    ...(score === null ? {} : { score }),
  });
}

function segmentationOf(geometry: CocoGeometry, width: number, height: number): unknown {
  if (geometry.type === 'box') return [];
  if (!needsMask(geometry)) return geometry.parts.map(([outline]) => outline);
  return { size: [height, width], counts: encodeRuns(rasterise(ringsOf(geometry), width, height)) };
}

/** What reading the record gives: itself, or for a mask its bounding box. */
export function asRead(object: CocoObject): CocoObject {
  if (!needsMask(object.geometry)) return object;
  const [x, y, width, height] = bboxOf(object.geometry);
  return { ...object, geometry: { type: 'box', x, y, width, height } };
}
