/**
 * How ordinary each of some points is (Kuan and Mueller 2022): exp(−d / median d) of its mean distance to its nearest
 * neighbours; near 0 for what is far from everything.
 *
 * @param points vectors of one length.
 * @param neighbours at most as many as there are others.
 */
export function ordinariness(points: readonly (readonly number[])[], neighbours: number): number[] {
  const distances = points.map((one, index) => {
    const others = points
      .filter((_, other) => other !== index)
      .map((other) => Math.hypot(...one.map((value, at) => value - other[at]!)))
      .sort((a, b) => a - b)
      .slice(0, neighbours);
    return others.reduce((sum, distance) => sum + distance, 0) / others.length;
  });
  const sorted = [...distances].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return distances.map((distance) => (median === 0 ? (distance === 0 ? 1 : 0) : Math.exp(-distance / median)));
}
