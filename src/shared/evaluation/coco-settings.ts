import type { EvaluationKind } from './detection';

/** Least overlaps, 0.50 to 0.95, in the very floating point numbers of NumPy's `linspace`. */
export const overlapThresholds: readonly number[] = linspace(0.5, 0.95, 10);

/** Recalls at which precision is read: 0, 0.01, … 1. */
export const recallThresholds: readonly number[] = linspace(0, 1, 101);

/** Sizes in square pixels, both ends included. */
export interface AreaRange {
  readonly name: 'all' | 'small' | 'medium' | 'large';
  readonly least: number;
  readonly most: number;
}

const all: AreaRange = { name: 'all', least: 0, most: 1e10 };
const small: AreaRange = { name: 'small', least: 0, most: 32 ** 2 };
const medium: AreaRange = { name: 'medium', least: 32 ** 2, most: 96 ** 2 };
const large: AreaRange = { name: 'large', least: 96 ** 2, most: 1e10 };

/** The settings of COCO's own evaluation (pycocotools `Params`). */
export interface CocoSettings {
  readonly areas: readonly AreaRange[];
  /** How many detections of a class an image may have, ascending; the surest count. */
  readonly mostDetections: readonly number[];
}

const ofObjects: CocoSettings = { areas: [all, small, medium, large], mostDetections: [1, 10, 100] };
/** A person without joints is small, so there are no small ones. */
const ofKeypoints: CocoSettings = { areas: [all, medium, large], mostDetections: [20] };

export function cocoSettings(kind: EvaluationKind): CocoSettings {
  return kind === 'keypoints' ? ofKeypoints : ofObjects;
}

function linspace(from: number, to: number, count: number): number[] {
  const step = (to - from) / (count - 1);
  return Array.from({ length: count }, (_, at) => (at === count - 1 ? to : at * step + from));
}
