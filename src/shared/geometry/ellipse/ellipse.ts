import { z } from 'zod';
import { frameMembers, type Frame } from '../frame/frame';

/**
 * An ellipse about `cx, cy` that fills a rectangle of `width` by `height`, its two axes, turned by `angle` degrees
 * clockwise on screen.
 */
export const ellipseSchema = z.strictObject({ type: z.literal('ellipse'), ...frameMembers });

export interface Ellipse extends Frame {
  readonly type: 'ellipse';
}
