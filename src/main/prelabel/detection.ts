import type { Geometry } from '@shared/geometry/geometry';

/** A named point of a pose, in image pixels after the EXIF orientation. */
export interface DetectedJoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Confidence, 0 to 1. */
  readonly score: number;
}

/** One object that a model sees in an image. */
export interface Detection {
  /** Index into the classes of the model's card. */
  readonly classIndex: number;
  /** Confidence, 0 to 1. */
  readonly score: number;
  /** In image pixels after the EXIF orientation, inside the image, never empty; `x`, `y` is the top left corner. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** The outline, where the model gives more than a box. */
  readonly outline?: Geometry;
  /** What a line of text says. */
  readonly text?: string;
  readonly joints?: readonly DetectedJoint[];
}
