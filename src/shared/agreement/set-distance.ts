/**
 * How far two sets are apart: 1 − Jaccard × monotonicity (MASI: Passonneau 2006), where monotonicity is 1 for equal sets,
 * 2/3 when one holds the other, 1/3 when they only meet, and 0 otherwise. 0 to 1; two empty sets are the same.
 */
export function masiDistance(ones: readonly string[], others: readonly string[]): number {
  const [a, b] = [new Set(ones), new Set(others)];
  const shared = [...a].filter((one) => b.has(one)).length;
  const all = a.size + b.size - shared;
  if (all === 0) return 0;
  const monotonicity = shared === all ? 1 : shared === Math.min(a.size, b.size) ? 2 / 3 : shared > 0 ? 1 / 3 : 0;
  return 1 - (shared / all) * monotonicity;
}
