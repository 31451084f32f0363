import type { Bounds, ImagePoint } from '../coordinate';
import { unionBounds } from '../extent';
import { subtract, unite } from './combine';
import { capsuleRows } from './capsule';
import { SpanWriter, type Spans } from './spans';

/** The side of a tile in pixels. */
export const TILE = 128;

/** More tiles than any row of an image has. */
const STRIDE = 1 << 16;

/** 1 for each pixel that is in, row by row. Never changed once it is in a map. */
export type Tile = Uint8Array<ArrayBuffer>;

/**
 * Pixels that are being painted: only the tiles that the hand came by are unpacked, so that a stroke costs as much as it
 * is long, however large the mask. Immutable: painting shares all tiles that it does not touch.
 */
export interface TiledPixels {
  /** The pixels where no tile says otherwise. */
  readonly base: Spans;
  readonly tiles: ReadonlyMap<number, Tile>;
}

export const noSpans: Spans = { x: 0, y: 0, starts: new Int32Array(1), ys: new Int32Array(0) };

export function tiledPixels(base: Spans): TiledPixels {
  return { base, tiles: new Map() };
}

/** The tile of column and row `column`, `row` of tiles. */
export function tileKey(column: number, row: number): number {
  return row * STRIDE + column;
}

/** The part of the image that a tile holds. */
export function tileBounds(key: number): Bounds {
  const [minX, minY] = [(key % STRIDE) * TILE, Math.floor(key / STRIDE) * TILE];
  return { minX, minY, maxX: minX + TILE, maxY: minY + TILE };
}

const unpacked = new WeakMap<Int32Array, Map<number, Tile>>();

/** A tile, as it was painted or as it was before; not to be changed. */
export function tileAt({ base, tiles }: TiledPixels, key: number): Tile {
  const painted = tiles.get(key);
  if (painted) return painted;
  let all = unpacked.get(base.ys);
  if (!all) unpacked.set(base.ys, (all = new Map<number, Tile>()));
  let tile = all.get(key);
  if (!tile) all.set(key, (tile = unpack(base, key)));
  return tile;
}

function unpack({ x, y, starts, ys }: Spans, key: number): Tile {
  const tile = new Uint8Array(TILE * TILE);
  const { minX, minY } = tileBounds(key);
  for (let column = 0; column < TILE; column++) {
    const index = minX + column - x;
    if (index < 0 || index >= starts.length - 1) continue;
    for (let at = starts[index]!; at < starts[index + 1]!; at += 2) {
      const bottom = Math.min(ys[at + 1]! + y - minY, TILE);
      for (let row = Math.max(ys[at]! + y - minY, 0); row < bottom; row++) tile[row * TILE + column] = 1;
    }
  }
  return tile;
}

/**
 * Paints, or takes away, the pixels whose centres lie within `radius` of the way from one point to another.
 *
 * @param extent nothing beyond is painted.
 */
export function paintAlong(
  pixels: TiledPixels,
  from: ImagePoint,
  to: ImagePoint,
  radius: number,
  extent: Bounds,
  isErased: boolean,
): TiledPixels {
  const tiles = new Map(pixels.tiles);
  const own = new Set<number>();
  const value = isErased ? 0 : 1;
  for (const { row, left, right } of capsuleRows(from, to, radius, extent)) {
    const tileRow = Math.floor(row / TILE);
    for (let column = Math.floor(left / TILE); column * TILE < right; column++) {
      const key = tileKey(column, tileRow);
      let tile = tileAt({ base: pixels.base, tiles }, key);
      if (!own.has(key)) {
        tiles.set(key, (tile = tile.slice()));
        own.add(key);
      }
      const start = (row - tileRow * TILE) * TILE;
      tile.fill(value, start + Math.max(left - column * TILE, 0), start + Math.min(right - column * TILE, TILE));
    }
  }
  return { base: pixels.base, tiles };
}

/** All pixels as they are painted now. */
export function spansOfTiles({ base, tiles }: TiledPixels): Spans {
  if (tiles.size === 0) return base;
  return unite(subtract(base, packed(tiles, true)), packed(tiles, false));
}

/** The pixels of tiles, or their whole area. */
function packed(tiles: ReadonlyMap<number, Tile>, whole: boolean): Spans {
  const byColumn = new Map<number, number[]>();
  for (const key of [...tiles.keys()].sort((one, other) => one - other)) {
    const column = key % STRIDE;
    byColumn.set(column, [...(byColumn.get(column) ?? []), key]);
  }
  const columns = [...byColumn.keys()].sort((one, other) => one - other);
  const writer = new SpanWriter((columns[0] ?? 0) * TILE);
  for (let column = columns[0] ?? 0; column <= (columns.at(-1) ?? -1); column++) {
    const stack = byColumn.get(column) ?? [];
    for (let x = 0; x < TILE; x++) {
      for (const key of stack) {
        const top = tileBounds(key).minY;
        const tile = tiles.get(key)!;
        if (whole) writer.add(top, top + TILE);
        else for (let row = 0; row < TILE; row++) if (tile[row * TILE + x] === 1) writer.add(top + row, top + row + 1);
      }
      writer.endColumn();
    }
  }
  return writer.finish();
}

/** The part of the image where two states of one stroke differ; null where nothing does. */
export function changedBounds(before: TiledPixels, after: TiledPixels): Bounds | null {
  let bounds: Bounds | null = null;
  for (const key of new Set([...before.tiles.keys(), ...after.tiles.keys()])) {
    if (before.base === after.base && before.tiles.get(key) === after.tiles.get(key)) continue;
    const tile = tileBounds(key);
    bounds = unionBounds(bounds === null ? [tile] : [bounds, tile]);
  }
  return bounds;
}
