import type { Joint, Skeleton } from '@shared/geometry/skeleton/skeleton';
import { coordinate, fail, type Spot } from '../check-values';
import { isObject, type JsonObject } from '../json/parse';
import { found } from '../malformed';
import { cocoTemplate, type CocoTemplate } from './keypoints';

/** What a category says of its keypoints; null when it names none, or none that can be told apart. */
export function readCategoryKeypoints(record: JsonObject, name: string): CocoTemplate | null {
  const { keypoints, skeleton } = record;
  if (!Array.isArray(keypoints) || !keypoints.every((one) => typeof one === 'string')) return null;
  const edges = Array.isArray(skeleton) ? skeleton.filter(isEdge) : [];
  return cocoTemplate({ names: keypoints.map((one) => one.trim()), edges }, name);
}

function isEdge(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => Number.isSafeInteger(one));
}

/** The joints that are labelled, `[x, y, v, ...]` in the file; null when none is. */
export function readSkeleton(spot: Spot, value: unknown, template: CocoTemplate): Skeleton | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || isObject(value)) fail(spot, 'keypoints', `expected [x, y, v, ...], ${found(value)}`);
  if (value.length === 0) return null;
  if (value.length !== template.joints.length * 3)
    fail(spot, 'keypoints', `expected 3 numbers for each of ${template.joints.length} joints, got ${value.length}`);
  const joints = template.joints.flatMap((id, index): Joint[] => {
    const [x, y, visibility] = value.slice(index * 3, index * 3 + 3) as unknown[];
    const at = `keypoints[${index * 3}]`;
    if (visibility !== 0 && visibility !== 1 && visibility !== 2)
      fail(spot, `keypoints[${index * 3 + 2}]`, `expected 0, 1 or 2, ${found(visibility)}`);
    if (visibility === 0) return [];
    return [{ id, x: coordinate(spot, at, x), y: coordinate(spot, `keypoints[${index * 3 + 1}]`, y), visibility }];
  });
  return joints.length === 0 ? null : { type: 'skeleton', template: template.id, joints };
}
