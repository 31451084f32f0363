import type { Bounds, ImagePoint } from '../coordinate';
import { boundsContain } from '../extent';
import type { GeometryKernel } from '../kernel';
import { mapRing } from '../polygon/ring';
import { shareOf } from '../covered';
import { intersect, sharedPixels } from './combine';
import { maskOfSpans, movedMask, spansOf } from './codec';
import { outlineDistance } from './distance';
import type { Mask } from './mask';
import { resample } from './resample';
import { hasPixel, pixelsOf, rectangleSpans } from './spans';
import { outlinesOf } from './trace';

function maskBounds({ x, y, width, height }: Mask): Bounds {
  return { minX: x, minY: y, maxX: x + width, maxY: y + height };
}

/** Masks are made of whole pixels: they move by whole pixels, and are resized pixel by pixel. */
export const maskKernel: GeometryKernel<Mask> = {
  bounds: maskBounds,
  area: (mask) => pixelsOf(spansOf(mask)),
  contains: (mask, point) => hasPixel(spansOf(mask), Math.floor(point.x), Math.floor(point.y)),
  outlineDistance: (mask, point: ImagePoint) => outlineDistance(spansOf(mask), point),
  rings(mask) {
    const spans = spansOf(mask);
    return outlinesOf(spans).map(({ ring }) =>
      mapRing(
        ring,
        (x) => x + spans.x,
        (y) => y + spans.y,
      ),
    );
  },
  translate: (mask, dx, dy) => movedMask(mask, Math.round(dx), Math.round(dy)),
  scale: resample,
  fits: (mask, extent) => boundsContain(extent, maskBounds(mask)),
  clip(mask, extent) {
    const bounds = maskBounds(mask);
    if (boundsContain(extent, bounds)) return mask;
    const within = {
      minX: Math.max(bounds.minX, Math.ceil(extent.minX)),
      minY: Math.max(bounds.minY, Math.ceil(extent.minY)),
      maxX: Math.min(bounds.maxX, Math.floor(extent.maxX)),
      maxY: Math.min(bounds.maxY, Math.floor(extent.maxY)),
    };
    if (within.minX >= within.maxX || within.minY >= within.maxY) return null;
    return maskOfSpans(intersect(spansOf(mask), rectangleSpans(within)));
  },
  round: (mask) => mask,
  iou(one, other) {
    const [ones, others] = [spansOf(one), spansOf(other)];
    return shareOf(sharedPixels(ones, others), pixelsOf(ones), pixelsOf(others));
  },
  simplify: (mask) => mask,
  problems({ x, y, width, height }) {
    return [x, y, width, height].every(Number.isFinite) ? [] : ['not-finite'];
  },
};
