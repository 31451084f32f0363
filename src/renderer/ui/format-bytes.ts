const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size that people read, e.g. `4.2 MB` (powers of 1000, as file managers count). */
export function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}
