import type { Geometry } from '@shared/geometry/geometry';
import type { Candidate } from './decode/tensor';
import type { ImageMapping } from './image-mapping';
import { maskOfPlane } from './mask-of-plane';

/** The shape of a candidate in image pixels, where it says more than its corners do. */
export function outlineOf(candidate: Candidate, mapping: ImageMapping): Geometry | null {
  if (candidate.mask) return maskOfPlane(candidate.mask(), candidate, mapping);
  if (candidate.angle === undefined) return null;
  const { left, top, right, bottom, angle } = candidate;
  const centre = mapping.point((left + right) / 2, (top + bottom) / 2);
  // Where the image was stretched, a turned box is one no more: each side keeps its own length.
  const along = Math.hypot(Math.cos(angle) * mapping.scaleX, Math.sin(angle) * mapping.scaleY);
  const across = Math.hypot(Math.sin(angle) * mapping.scaleX, Math.cos(angle) * mapping.scaleY);
  const turned = Math.atan2(Math.sin(angle) * mapping.scaleY, Math.cos(angle) * mapping.scaleX);
  return {
    type: 'rotated-box',
    cx: centre.x,
    cy: centre.y,
    width: (right - left) * along,
    height: (bottom - top) * across,
    angle: ((turned * 180) / Math.PI + 360) % 360,
  };
}
