/** Pixels on each side of a tile; those at the right and at the bottom may be smaller. */
export const TILE_SIDE = 512;

/** More pixels than this are never decoded at once by the window. */
const MOST_WHOLE = 60_000_000;

/** Longer sides than this are more than drawing surfaces take. */
const LONGEST_WHOLE = 16_000;

export function needsTiles(width: number, height: number): boolean {
  return width * height > MOST_WHOLE || Math.max(width, height) > LONGEST_WHOLE;
}

export interface TileLevel {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/** The whole image first; each level has half the sides of the one before, rounded up, down to a single tile. */
export function tileLevels(width: number, height: number): readonly TileLevel[] {
  const levels: TileLevel[] = [];
  let [across, down] = [width, height];
  for (;;) {
    const [columns, rows] = [Math.ceil(across / TILE_SIDE), Math.ceil(down / TILE_SIDE)];
    levels.push({ width: across, height: down, columns, rows });
    if (columns === 1 && rows === 1) return levels;
    [across, down] = [Math.ceil(across / 2), Math.ceil(down / 2)];
  }
}

export function tileCount(levels: readonly TileLevel[]): number {
  return levels.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
}
