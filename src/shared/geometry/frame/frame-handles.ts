import { angleOf, directionOf, normaliseAngle, snapAngle } from '../angle';
import type { Bounds, ImagePoint } from '../coordinate';
import { clampPoint, reachWithin } from '../extent';
import { MIN_SIZE } from '../kernel';
import type { ResizeHandle } from '../resize';
import { framePoint, inFrame, type Frame } from './frame';

/** Shift turns by steps of this many degrees. */
const TURN_STEP = 15;

/** Where on the frame a handle sits: -1, 0 or 1 along the width and along the height. */
function sideOf(handle: ResizeHandle): { readonly across: -1 | 0 | 1; readonly down: -1 | 0 | 1 } {
  return {
    across: handle.includes('w') ? -1 : handle.includes('e') ? 1 : 0,
    down: handle.startsWith('n') ? -1 : handle.startsWith('s') ? 1 : 0,
  };
}

export function frameHandlePoint(frame: Frame, handle: ResizeHandle): ImagePoint {
  const side = sideOf(handle);
  return framePoint(frame, (side.across * frame.width) / 2, (side.down * frame.height) / 2);
}

/** Where the frame is turned by: beside the middle of its upper side, `distance` pixels away from it. */
export function turnHandlePoint(frame: Frame, distance: number): ImagePoint {
  return framePoint(frame, 0, -frame.height / 2 - distance);
}

/**
 * The frame with a handle brought to `point`, in its own directions, while the opposite side stays. It is never
 * narrower or lower than a pixel, and a side does not pass the opposite one.
 *
 * @param extent where a handle may be brought to.
 */
export function resizeFrame(
  frame: Frame,
  handle: ResizeHandle,
  point: ImagePoint,
  extent: Bounds,
  keepRatio: boolean,
): Frame {
  const side = sideOf(handle);
  const target = inFrame(frame, clampPoint(point, extent));
  let width = side.across === 0 ? frame.width : Math.max(MIN_SIZE, frame.width / 2 + target.across * side.across);
  let height = side.down === 0 ? frame.height : Math.max(MIN_SIZE, frame.height / 2 + target.down * side.down);
  if (keepRatio && side.across !== 0 && side.down !== 0) {
    const least = MIN_SIZE / Math.min(frame.width, frame.height);
    const factor = Math.max(least, Math.min(width / frame.width, height / frame.height));
    [width, height] = [frame.width * factor, frame.height * factor];
  }
  const centre = framePoint(
    frame,
    (side.across * (width - frame.width)) / 2,
    (side.down * (height - frame.height)) / 2,
  );
  return { cx: centre.x, cy: centre.y, width, height, angle: frame.angle };
}

/** The angle after the turn handle was brought to `point`; `snapped` takes steps of 15 degrees. */
export function turnedTo(frame: Frame, point: ImagePoint, snapped: boolean): number {
  const [dx, dy] = [point.x - frame.cx, point.y - frame.cy];
  if (dx === 0 && dy === 0) return frame.angle;
  // The handle stands at right angles to the width.
  const angle = normaliseAngle(angleOf(dx, dy) + 90);
  return snapped ? snapAngle(angle, TURN_STEP) : angle;
}

/** The end of a line from `from`, turned to the nearest step of 15 degrees; as long as to `point`, but within `extent`. */
export function snapLine(from: ImagePoint, point: ImagePoint, extent: Bounds): ImagePoint {
  const [dx, dy] = [point.x - from.x, point.y - from.y];
  const { x, y } = directionOf(snapAngle(angleOf(dx, dy), TURN_STEP));
  const length = Math.min(Math.hypot(dx, dy), reachWithin(extent, from, x, y));
  return clampPoint({ x: from.x + length * x, y: from.y + length * y }, extent);
}
