import type { Bounds } from '@shared/geometry/coordinate';
import { tileLevels, TILE_SIDE, type TileLevel } from '@shared/lib/tile-levels';

/** Loads one tile. @throws when it is not there. */
export type LoadTile = (level: number, column: number, row: number) => Promise<ImageBitmap>;

/** Decoded tiles that are kept: of 512 pixels each a megabyte, which is several screens full. */
const MOST_KEPT = 220;

/** Tiles on their way at the same time, and the most that wait; what was wanted last comes first. */
const MOST_LOADING = 6;
const MOST_WAITING = 96;

interface Wanted {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** A picture too large to be decoded whole: its tiles are loaded when they are painted, and forgotten again. */
export class TiledPicture {
  readonly type = 'tiled';
  readonly levels: readonly TileLevel[];
  readonly #kept = new Map<string, ImageBitmap>();
  readonly #waiting = new Map<string, Wanted>();
  readonly #loading = new Set<string>();
  readonly #absent = new Set<string>();
  /** Tiles that look otherwise by now: shown until they have come anew. */
  readonly #old = new Set<string>();
  #age = 0;
  readonly #listeners = new Set<(part: Bounds) => void>();
  #closed = false;

  constructor(
    readonly width: number,
    readonly height: number,
    private readonly load: LoadTile,
  ) {
    this.levels = tileLevels(width, height);
  }

  /** The tile if it is here; otherwise it is sent for, and the listeners hear when it has come. */
  tile(level: number, column: number, row: number): ImageBitmap | null {
    const key = keyOf(level, column, row);
    const kept = this.kept(key);
    const here = kept !== null && !this.#old.has(key);
    if (here || this.#closed || this.#loading.has(key) || this.#absent.has(key)) return kept;
    this.#waiting.delete(key);
    this.#waiting.set(key, { level, column, row });
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= MOST_WAITING) break;
      this.#waiting.delete(oldest);
    }
    this.#next();
    return kept;
  }

  /** All tiles look otherwise now: those that are seen come anew. */
  renew(): void {
    this.#age++;
    for (const key of this.#kept.keys()) this.#old.add(key);
    const whole = { minX: 0, minY: 0, maxX: this.width, maxY: this.height };
    for (const listener of this.#listeners) listener(whole);
  }

  /** The tile if it is here; nothing is sent for. */
  known(level: number, column: number, row: number): ImageBitmap | null {
    return this.kept(keyOf(level, column, row));
  }

  /**
   * Puts a part of a level together, whatever of it is here already.
   *
   * @param part in whole pixels of that level.
   * @throws when one of its tiles cannot be had.
   */
  async part(level: number, part: Bounds): Promise<ImageBitmap> {
    const canvas = new OffscreenCanvas(part.maxX - part.minX, part.maxY - part.minY);
    const context = canvas.getContext('2d')!;
    const draw = async (column: number, row: number) => {
      const known = this.known(level, column, row);
      const tile = known ?? (await this.load(level, column, row));
      context.drawImage(tile, column * TILE_SIDE - part.minX, row * TILE_SIDE - part.minY);
      if (!known) tile.close();
    };
    const all: Promise<void>[] = [];
    for (let row = Math.floor(part.minY / TILE_SIDE); row * TILE_SIDE < part.maxY; row++) {
      for (let column = Math.floor(part.minX / TILE_SIDE); column * TILE_SIDE < part.maxX; column++) {
        all.push(draw(column, row));
      }
    }
    await Promise.all(all);
    return canvas.transferToImageBitmap();
  }

  /** Hears of the part of the image, in its pixels, that a tile has come for; the result ends it. */
  onTile(listener: (part: Bounds) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives the memory back. */
  close(): void {
    this.#closed = true;
    this.#waiting.clear();
    for (const bitmap of this.#kept.values()) bitmap.close();
    this.#kept.clear();
  }

  private kept(key: string): ImageBitmap | null {
    const bitmap = this.#kept.get(key);
    if (bitmap === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, bitmap);
    return bitmap;
  }

  #next(): void {
    while (this.#loading.size < MOST_LOADING && this.#waiting.size > 0) {
      const [key, wanted] = [...this.#waiting].at(-1)!;
      this.#waiting.delete(key);
      this.#loading.add(key);
      void this.#fetch(key, wanted);
    }
  }

  async #fetch(key: string, wanted: Wanted): Promise<void> {
    const age = this.#age;
    try {
      const bitmap = await this.load(wanted.level, wanted.column, wanted.row);
      if (this.#closed) return bitmap.close();
      this.#keep(key, bitmap);
      if (age === this.#age) this.#old.delete(key);
      else this.#old.add(key);
      this.#loading.delete(key);
      for (const listener of this.#listeners) listener(this.partOf(wanted));
    } catch {
      // Coarser tiles are shown in its place; it is not asked for again and again.
      this.#absent.add(key);
    } finally {
      this.#loading.delete(key);
      this.#next();
    }
  }

  #keep(key: string, bitmap: ImageBitmap): void {
    this.#kept.get(key)?.close();
    this.#kept.delete(key);
    this.#kept.set(key, bitmap);
    for (const [oldest, old] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
      this.#old.delete(oldest);
      old.close();
    }
  }

  /** What a tile covers, in pixels of the image. */
  partOf({ level, column, row }: Wanted): Bounds {
    const { width, height } = this.levels[level]!;
    const [across, down] = [this.width / width, this.height / height];
    return {
      minX: column * TILE_SIDE * across,
      minY: row * TILE_SIDE * down,
      maxX: Math.min(width, (column + 1) * TILE_SIDE) * across,
      maxY: Math.min(height, (row + 1) * TILE_SIDE) * down,
    };
  }
}

function keyOf(level: number, column: number, row: number): string {
  return `${level} ${column} ${row}`;
}
