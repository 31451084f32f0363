import type { ImageId } from '@shared/model/ids';

/** The picture as the canvas shows it. */
export function imageUrl(image: ImageId): string {
  return `plumb://image/${image}`;
}

/** A WebP of 256 px on its long side. */
export function thumbnailUrl(image: ImageId): string {
  return `plumb://thumbnail/${image}`;
}

/** All bits of a picture of 16, see deep-picture.ts. */
export function samplesUrl(image: ImageId): string {
  return `plumb://samples/${image}`;
}

/** A part of a large picture; `level` 0 is the whole size. */
export function tileUrl(image: ImageId, level: number, column: number, row: number): string {
  return `plumb://tile/${image}/${level}/${column}/${row}`;
}
