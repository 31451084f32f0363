import type { Polyline } from '../../geometry/polyline/polyline';
import { segmentDistance } from '../../geometry/segment';
import { commonShares, placesAt, reversed } from './line-similarity';

/** Pixels that a vertex must lie beside the line without it, to be kept. */
const TOLERANCE = 1;

/** The weighted mean of lines that are walked at the same pace; those that lead the other way than most are turned. */
export function meanLine(lines: readonly Polyline[], weights: readonly number[]): Polyline {
  const heaviest = lines[weights.indexOf(Math.max(...weights))]!.points;
  const alike = turnedAsMost(
    lines.map(({ points }) => (leadsAs(heaviest, points) ? points : reversed(points))),
    lines,
    weights,
  );
  const shares = commonShares(alike);
  const places = alike.map((line) => placesAt(line, shares));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = places[0]!.map(
    (_, at) => places.reduce((sum, line, index) => sum + line[at]! * weights[index]!, 0) / total,
  );
  return { type: 'polyline', points: thinned(mean, TOLERANCE) };
}

/** True when the ends of both lines lie nearer to each other than to the opposite ends. */
export function leadsAs(model: readonly number[], line: readonly number[]): boolean {
  const [mx, my, ex, ey] = [model[0]!, model[1]!, model.at(-2)!, model.at(-1)!];
  const [ax, ay, bx, by] = [line[0]!, line[1]!, line.at(-2)!, line.at(-1)!];
  return (
    Math.hypot(mx - ax, my - ay) + Math.hypot(ex - bx, ey - by) <=
    Math.hypot(mx - bx, my - by) + Math.hypot(ex - ax, ey - ay)
  );
}

/** All lines turned round when most of the weight led the other way. */
function turnedAsMost(
  alike: readonly (readonly number[])[],
  lines: readonly Polyline[],
  weights: readonly number[],
): (readonly number[])[] {
  const [as, against] = lines.reduce(
    ([one, other], { points }, index) =>
      points === alike[index] ? [one + weights[index]!, other] : [one, other + weights[index]!],
    [0, 0],
  );
  return against > as ? alike.map(reversed) : [...alike];
}

/** Without the vertices that lie within `tolerance` of the line left without them (Douglas and Peucker, 1973). */
function thinned(line: readonly number[], tolerance: number): number[] {
  const last = line.length / 2 - 1;
  const kept = new Set([0, last]);
  const open: (readonly [number, number])[] = [[0, last]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let [farthest, most] = [-1, tolerance];
    for (let at = from + 1; at < to; at++) {
      const point = { x: line[at * 2]!, y: line[at * 2 + 1]! };
      const distance = segmentDistance(point, line[from * 2]!, line[from * 2 + 1]!, line[to * 2]!, line[to * 2 + 1]!);
      if (distance > most) [farthest, most] = [at, distance];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return [...kept].sort((a, b) => a - b).flatMap((at) => [line[at * 2]!, line[at * 2 + 1]!]);
}
