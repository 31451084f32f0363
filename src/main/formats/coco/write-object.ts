import { areaOf, boundsOf } from '@shared/geometry/operations';
import type { SourceImage } from '../dataset';
import type { CocoGeometry, CocoObject } from './carried';
import { encodeRuns } from '@shared/geometry/mask/rle';
import { runsOf, spansOf } from '@shared/geometry/mask/codec';
import { imageExtent } from '@shared/geometry/extent';

/** A box as COCO has it: `[x, y, width, height]`. */
function bboxOf(geometry: CocoGeometry): [number, number, number, number] {
  if (geometry.type === 'box') return [geometry.x, geometry.y, geometry.width, geometry.height];
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return [minX, minY, maxX - minX, maxY - minY];
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
  if (geometry.type === 'polygon') return geometry.parts.map(([outline]) => outline);
  return { size: [height, width], counts: encodeRuns(runsOf(spansOf(geometry), imageExtent(width, height))) };
}
