import type { Candidate } from './tensor';

/** Keeps the logarithm and the roots away from zero. */
const tiny = 1e-7;

/** The normal distribution with the centre and the moments of a turned box. */
interface Spread {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/**
 * How much two turned boxes overlap, 0 to 1: one less the Hellinger distance of the normal distributions with their
 * moments (Llerena et al., "Gaussian Bounding Boxes and Probabilistic Intersection-over-Union", 2021), as the networks
 * that give such boxes were trained and suppress them.
 */
export function turnedOverlap(first: Candidate, second: Candidate): number {
  const [one, other] = [spreadOf(first), spreadOf(second)];
  const [xx, yy, xy] = [one.xx + other.xx, one.yy + other.yy, one.xy + other.xy];
  const [dx, dy] = [one.x - other.x, one.y - other.y];
  const determinant = xx * yy - xy * xy;
  const apart = (xx * dy * dy + yy * dx * dx - 2 * xy * dx * dy) / (4 * (determinant + tiny));
  const own = Math.sqrt(Math.max(0, determinantOf(one)) * Math.max(0, determinantOf(other)));
  const unlike = Math.log(determinant / (4 * own + tiny) + tiny) / 2;
  const distance = Math.min(Math.max(apart + unlike, tiny), 100);
  return 1 - Math.sqrt(1 - Math.exp(-distance) + tiny);
}

function determinantOf({ xx, yy, xy }: Spread): number {
  return xx * yy - xy * xy;
}

function spreadOf({ left, top, right, bottom, angle = 0 }: Candidate): Spread {
  const [along, across] = [(right - left) ** 2 / 12, (bottom - top) ** 2 / 12];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    xx: along * cos * cos + across * sin * sin,
    yy: along * sin * sin + across * cos * cos,
    xy: (along - across) * cos * sin,
  };
}
