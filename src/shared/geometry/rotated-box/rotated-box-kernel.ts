import type { Bounds, ImagePoint } from '../coordinate';
import { frameCorners, framePoint, inFrame, type Frame } from '../frame/frame';
import { fitFrame, frameFits, roundFrame, scaleFrame } from '../frame/frame-fit';
import { angleOf, directionOf } from '../angle';
import { iouOfRings } from '../covered';
import { MIN_SIZE, type GeometryKernel } from '../kernel';
import { ringBounds, ringDistance } from '../polygon/ring';
import { reachWithin } from '../extent';
import type { RotatedBox } from './rotated-box';

export function rotatedBoxFromFrame({ cx, cy, width, height, angle }: Frame): RotatedBox {
  return { type: 'rotated-box', cx, cy, width, height, angle };
}

/** A baseline as a box without a height. */
export function rotatedBoxOfBaseline(from: ImagePoint, to: ImagePoint): RotatedBox {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return {
    type: 'rotated-box',
    cx: (from.x + to.x) / 2,
    cy: (from.y + to.y) / 2,
    width: Math.hypot(dx, dy),
    height: 0,
    angle: angleOf(dx, dy),
  };
}

/**
 * The box on a baseline: its first side runs `from` – `to`, and the opposite one goes through `point`. Its centre stays
 * inside `extent` when the baseline is.
 */
export function rotatedBoxOnBaseline(from: ImagePoint, to: ImagePoint, point: ImagePoint, extent: Bounds): RotatedBox {
  const baseline = rotatedBoxOfBaseline(from, to);
  const { down } = inFrame(baseline, point);
  const { x, y } = directionOf(baseline.angle);
  const sign = down < 0 ? -1 : 1;
  const room = reachWithin(extent, { x: baseline.cx, y: baseline.cy }, -y * sign, x * sign);
  const half = Math.min(Math.abs(down) / 2, room);
  const centre = framePoint(baseline, 0, half * sign);
  return { ...baseline, cx: centre.x, cy: centre.y, height: half * 2 };
}

function rotatedBoxBounds(box: RotatedBox): Bounds {
  return ringBounds(frameCorners(box));
}

export const rotatedBoxKernel: GeometryKernel<RotatedBox> = {
  bounds: rotatedBoxBounds,
  area: (box) => box.width * box.height,
  contains(box, point) {
    const { across, down } = inFrame(box, point);
    return Math.abs(across) <= box.width / 2 && Math.abs(down) <= box.height / 2;
  },
  outlineDistance: (box, point) => ringDistance(frameCorners(box), point),
  rings: (box) => [frameCorners(box)],
  translate: (box, dx, dy) => ({ ...box, cx: box.cx + dx, cy: box.cy + dy }),
  scale: (box, scaling) => rotatedBoxFromFrame(scaleFrame(box, scaling)),
  fits: frameFits,
  clip: (box, extent) => fitFrame(box, rotatedBoxBounds(box), extent),
  round: (box, steps) => rotatedBoxFromFrame(roundFrame(box, steps)),
  iou: (one, other) => iouOfRings([frameCorners(one)], [frameCorners(other)]),
  simplify: (box) => box,
  problems(box) {
    if (![box.cx, box.cy, box.width, box.height, box.angle].every(Number.isFinite)) return ['not-finite'];
    return box.width < MIN_SIZE || box.height < MIN_SIZE ? ['too-small'] : [];
  },
};
