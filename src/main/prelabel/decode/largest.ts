/** @returns the place, counted from `start`, of the largest of `count` values. */
export function indexOfLargest(values: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) if (values[start + index]! > values[start + best]!) best = index;
  return best;
}
