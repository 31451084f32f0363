import type { Bounds } from '@shared/geometry/coordinate';

/** A part of the picture as it is shown, four bytes a pixel, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** What they show, in pixels of the image, which may be smaller or larger than these. */
  readonly place: Bounds;
}
