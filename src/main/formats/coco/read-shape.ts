import { COORDINATE_LIMIT } from '@shared/geometry/coordinate';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import { coordinate, fail, isCoordinate, type Spot } from '../check-values';
import { isObject, type JsonObject } from '../json/parse';
import type { DatasetImage } from '../dataset';
import { found } from '../malformed';
import type { CocoLoss } from './losses';
import { readMask } from './read-mask';

export type Lose = (code: CocoLoss) => void;

interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The outline of an object; null when it has none that can be kept, which `lose` was told. */
export function readShape(
  spot: Spot,
  record: JsonObject,
  image: Pick<DatasetImage, 'width' | 'height'>,
  lose: Lose,
): Geometry | null {
  const box = readBox(spot, record['bbox']);
  const segmentation = record['segmentation'];
  if (isObject(segmentation)) return maskOf(spot, segmentation, box, image, lose);
  const parts = readParts(spot, segmentation, lose);
  if (parts.length > 0) {
    const polygon: Geometry = { type: 'polygon', parts: parts.map((ring) => [ring]) };
    if (box !== null && differs(box, polygon)) lose('coco.box-differs');
    return polygon;
  }
  if (box !== null) return boxOf(box, lose);
  lose('coco.no-shape');
  return null;
}

function maskOf(
  spot: Spot,
  segmentation: JsonObject,
  box: Extent | null,
  image: Pick<DatasetImage, 'width' | 'height'>,
  lose: Lose,
): Geometry | null {
  const { mask, width, height } = readMask(spot, segmentation);
  if (mask === null) {
    lose('coco.empty-mask');
    return null;
  }
  if ((image.width ?? width) !== width || (image.height ?? height) !== height) lose('coco.mask-size');
  if (box !== null && differs(box, mask)) lose('coco.box-differs');
  return mask;
}

/** True when a record with keypoints has an outline as well, or a box that is not the one around its joints. */
export function saysMore(spot: Spot, record: JsonObject, skeleton: Geometry): boolean {
  const { segmentation } = record;
  if (isObject(segmentation) || (Array.isArray(segmentation) && segmentation.length > 0)) return true;
  const box = readBox(spot, record['bbox']);
  return box !== null && differs(box, skeleton);
}

function boxOf(box: Extent, lose: Lose): Geometry | null {
  if (box.width > 0 && box.height > 0) return { type: 'box', ...box };
  lose('coco.degenerate-box');
  return null;
}

function readBox(spot: Spot, value: unknown): Extent | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) fail(spot, 'bbox', `expected [x, y, width, height], ${found(value)}`);
  if (value.length === 0) return null;
  if (value.length !== 4) fail(spot, 'bbox', `expected 4 numbers, got ${value.length}`);
  const [x, y, width, height] = value as unknown[];
  return {
    x: coordinate(spot, 'bbox[0]', x),
    y: coordinate(spot, 'bbox[1]', y),
    width: side(spot, 'bbox[2]', width),
    height: side(spot, 'bbox[3]', height),
  };
}

function side(spot: Spot, member: string, value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= COORDINATE_LIMIT))
    fail(spot, member, `expected a size from 0 to ${COORDINATE_LIMIT}, ${found(value)}`);
  return value;
}

function readParts(spot: Spot, value: unknown, lose: Lose): number[][] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) fail(spot, 'segmentation', `expected polygons or a mask, ${found(value)}`);
  if (value.length > 10_000) fail(spot, 'segmentation', `expected at most 10000 parts, got ${value.length}`);
  const parts: number[][] = [];
  for (let index = 0; index < value.length; index++) {
    const ring = readRing(spot, index, value[index]);
    if (ring.length < 6) lose('coco.degenerate-part');
    else parts.push(ring);
  }
  return parts;
}

/** Takes away the last vertex when it is the first again: our rings are closed by nature. */
function readRing(spot: Spot, part: number, value: unknown): number[] {
  if (!Array.isArray(value)) fail(spot, `segmentation[${part}]`, `expected [x, y, x, y, ...], ${found(value)}`);
  if (value.length % 2 !== 0)
    fail(spot, `segmentation[${part}]`, `expected pairs of numbers, got ${value.length} numbers`);
  if (value.length > 200_000)
    fail(spot, `segmentation[${part}]`, `expected at most 200000 numbers, got ${value.length}`);
  for (let index = 0; index < value.length; index++)
    if (!isCoordinate(value[index])) coordinate(spot, `segmentation[${part}][${index}]`, value[index]);
  // Every element was checked just now.
  const ring = value as number[];
  const last = ring.length - 2;
  return last >= 2 && ring[0] === ring[last] && ring[1] === ring[last + 1] ? ring.slice(0, last) : ring;
}

/** Tools round the box outwards, so up to a pixel is no difference. */
function differs(box: Extent, shape: Geometry): boolean {
  const { minX, minY, maxX, maxY } = boundsOf(shape);
  return !(
    Math.abs(box.x - minX) <= 1 &&
    Math.abs(box.y - minY) <= 1 &&
    Math.abs(box.x + box.width - maxX) <= 1 &&
    Math.abs(box.y + box.height - maxY) <= 1
  );
}
