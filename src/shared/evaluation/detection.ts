import type { Bounds } from '../geometry/coordinate';
import type { Geometry } from '../geometry/geometry';

/** An object that is there. */
export interface TrueObject {
  /** Stable and unique: decides every tie. */
  readonly id: string;
  readonly image: string;
  readonly class: string;
  /** In image pixels. */
  readonly geometry: Geometry;
  /** In square pixels, as the kind of evaluation counts them. */
  readonly area: number;
  /** Stands for many objects that nobody told apart: what is found in it is neither right nor wrong. */
  readonly crowd?: boolean;
  /** Not asked for: what finds it is neither right nor wrong, and nobody has to. */
  readonly ignored?: boolean;
  /** Around the object, where its geometry does not say. */
  readonly bounds?: Bounds;
}

/** An object that somebody or something says is there. */
export interface Detection {
  readonly id: string;
  readonly image: string;
  readonly class: string;
  readonly geometry: Geometry;
  readonly area: number;
  /** 0 to 1. */
  readonly score: number;
}

/** How far a detection is a true object, 0 to 1. */
export type Overlap = (found: Detection, truth: TrueObject) => number;

/** What is compared: the boxes around things, their pixels, or the joints of skeletons. */
export const evaluationKinds = ['box', 'segm', 'keypoints'] as const;
export type EvaluationKind = (typeof evaluationKinds)[number];
