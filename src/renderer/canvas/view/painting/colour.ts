const known = new Map<string, string>();

/** A `#rrggbb` colour made translucent; other notations are left as they are. */
export function withAlpha(colour: string, alpha: number): string {
  if (!colour.startsWith('#') || colour.length !== 7) return colour;
  const key = `${colour}${alpha}`;
  const found = known.get(key);
  if (found) return found;
  const hex = Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');
  known.set(key, `${colour}${hex}`);
  return `${colour}${hex}`;
}
