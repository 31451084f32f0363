import type { Geometry } from '../../geometry/geometry';

/** One object as one annotator sees it. */
export interface LabelledObject {
  /** Stable and unique: decides every tie. */
  readonly id: string;
  readonly annotator: string;
  readonly class: string;
  /** In image pixels. */
  readonly geometry: Geometry;
  /** What it is said to be like, by the name of the attribute. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What is written on it. */
  readonly text?: string;
}

/** By code unit: the same on every machine. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
