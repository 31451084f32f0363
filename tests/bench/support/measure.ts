/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** To so many digits after the point. */
export function rounded(value: number, digits = 1): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** What half, 95 and 99 of a hundred measurements stay below. */
export function quantiles(times: readonly number[]): Readonly<Record<'p50Ms' | 'p95Ms' | 'p99Ms', number>> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
    return Math.round(value * 1000) / 1000;
  };
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
