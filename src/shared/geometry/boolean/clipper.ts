import { Clipper64, ClipType, FillRule, PolyTree64, type Paths64, type PolyPath64 } from 'clipper2-ts';
import type { Ring } from '../polygon/polygon';
import { ringArea } from '../polygon/ring';
import { withoutReturns } from './level-returns';

/**
 * The only door to the clipping library: Clipper2 (Angus Johnson, after Vatti, 1992) in its TypeScript port. It was
 * chosen over polyclip-ts and polygon-clipping because it works on whole numbers, which the hundredths of a pixel that
 * we store are: nothing is rounded inside, and shared borders coincide exactly. No input makes it fail, but one kind
 * makes it fill the memory, see `withoutReturns`.
 */
const STEPS_PER_PIXEL = 100;

/** Rings with less area than this many pixels times their length are dust that rounding left along a border. */
const THINNEST = 0.01;

/** Whole outlines and holes in hundredths of a pixel; outlines turn one way and holes the other. */
export type Region = Paths64;

/** A part is an outline and its holes. */
export type Part = readonly Ring[];

/** The region that rings cover under the even-odd rule, however they cross. */
export function regionOf(rings: readonly Ring[]): Region {
  return run(ClipType.Union, rings.map(toPath), [], FillRule.EvenOdd);
}

export function united(regions: readonly Region[]): Region {
  return run(ClipType.Union, regions.flat(), [], FillRule.NonZero);
}

export function subtracted(region: Region, other: Region): Region {
  return run(ClipType.Difference, region, other, FillRule.NonZero);
}

export function intersected(region: Region, other: Region): Region {
  return run(ClipType.Intersection, region, other, FillRule.NonZero);
}

/** The connected parts, each an outline with its holes, in image pixels; without dust. */
export function partsOf(region: Region): Part[] {
  const tree = new PolyTree64();
  const clipper = new Clipper64();
  clipper.addSubject(withoutReturns(region));
  clipper.execute(ClipType.Union, FillRule.NonZero, tree);
  const parts: Part[] = [];
  collect(tree, parts);
  return parts;
}

function run(type: ClipType, subject: Paths64, clip: Paths64, rule: FillRule): Region {
  const clipper = new Clipper64();
  // Corners on a straight line are vertices that somebody set.
  clipper.preserveCollinear = true;
  clipper.addSubject(withoutReturns(subject));
  if (clip.length > 0) clipper.addClip(withoutReturns(clip));
  const solution: Paths64 = [];
  clipper.execute(type, rule, solution);
  return solution;
}

/** Outlines are the children of the tree; their own children are holes, and in these lie outlines again. */
function collect(level: PolyPath64, parts: Part[]): void {
  for (const outline of childrenOf(level)) {
    const holes = childrenOf(outline);
    const [first, ...others] = [outline, ...holes].map(({ polygon }) => toRing(polygon ?? []));
    if (first && isThick(first)) parts.push([first, ...others.filter(isThick)]);
    for (const hole of holes) collect(hole, parts);
  }
}

function childrenOf(level: PolyPath64): PolyPath64[] {
  return Array.from({ length: level.count }, (_, index) => level.child(index));
}

function toPath(ring: Ring): Paths64[number] {
  return Array.from({ length: ring.length / 2 }, (_, index) => ({
    x: Math.round(ring[index * 2]! * STEPS_PER_PIXEL),
    y: Math.round(ring[index * 2 + 1]! * STEPS_PER_PIXEL),
  }));
}

function toRing(path: Paths64[number]): number[] {
  return path.flatMap(({ x, y }) => [x / STEPS_PER_PIXEL, y / STEPS_PER_PIXEL]);
}

function isThick(ring: Ring): boolean {
  let length = 0;
  for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
    length += Math.hypot(ring[here]! - ring[before]!, ring[here + 1]! - ring[before + 1]!);
  }
  return Math.abs(ringArea(ring)) > THINNEST * length;
}
