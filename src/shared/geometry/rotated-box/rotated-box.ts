import { z } from 'zod';
import { frameMembers, type Frame } from '../frame/frame';

/**
 * A box about its centre `cx, cy`, turned by `angle` degrees clockwise on screen, from 0 to below 360. The angle is the
 * direction of its width, so a box can say where an object heads; 0 and 180 cover the same pixels.
 */
export const rotatedBoxSchema = z.strictObject({ type: z.literal('rotated-box'), ...frameMembers });

export interface RotatedBox extends Frame {
  readonly type: 'rotated-box';
}
