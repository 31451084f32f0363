/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

export function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
