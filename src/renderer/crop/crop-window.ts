import type { Bounds } from '@shared/geometry/coordinate';

export interface CropWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much of its surroundings a crop shows on each side, as a part of its longer side. */
const MARGIN = 0.3;
/** And at the least, in image pixels. */
const LEAST_MARGIN = 12;

/**
 * The part of a picture to show for a region: the region with its surroundings, grown to the aspect (width over height)
 * of the frame and moved inside the picture where it fits. In image pixels.
 */
export function cropWindow(
  region: Bounds,
  size: { readonly width: number; readonly height: number },
  aspect: number,
): CropWindow {
  const longer = Math.max(region.maxX - region.minX, region.maxY - region.minY);
  const margin = Math.max(LEAST_MARGIN, longer * MARGIN);
  let width = region.maxX - region.minX + 2 * margin;
  let height = region.maxY - region.minY + 2 * margin;
  if (width < height * aspect) width = height * aspect;
  else height = width / aspect;
  return {
    x: inside((region.minX + region.maxX) / 2 - width / 2, width, size.width),
    y: inside((region.minY + region.maxY) / 2 - height / 2, height, size.height),
    width,
    height,
  };
}

/** The start of a stretch so that it lies within 0 to `room`; one that is longer is centred. */
function inside(start: number, length: number, room: number): number {
  if (length >= room) return (room - length) / 2;
  return Math.min(Math.max(0, start), room - length);
}
