import { z } from 'zod';

/**
 * A turn in degrees, clockwise on screen (y points down), from 0 to below 360. Degrees and not radians: the turns that
 * people mean (15, 90) are whole numbers, which files and equality keep to the last digit.
 */
export const angleSchema = z.number().min(0).lt(360);

/** The same direction from 0 to below 360. */
export function normaliseAngle(degrees: number): number {
  const angle = ((degrees % 360) + 360) % 360;
  return angle === 0 ? 0 : angle;
}

/** The direction of `dx, dy`, 0 for the direction of x. */
export function angleOf(dx: number, dy: number): number {
  return normaliseAngle((Math.atan2(dy, dx) * 180) / Math.PI);
}

/** The nearest multiple of `step` degrees. */
export function snapAngle(degrees: number, step: number): number {
  return normaliseAngle(Math.round(degrees / step) * step);
}

/** Cosine and sine; exact for quarter turns, so that a box turned by 90 degrees keeps its whole pixels. */
export function directionOf(degrees: number): { readonly x: number; readonly y: number } {
  switch (normaliseAngle(degrees)) {
    case 0:
      return { x: 1, y: 0 };
    case 90:
      return { x: 0, y: 1 };
    case 180:
      return { x: -1, y: 0 };
    case 270:
      return { x: 0, y: -1 };
    default: {
      const radians = (degrees * Math.PI) / 180;
      return { x: Math.cos(radians), y: Math.sin(radians) };
    }
  }
}
