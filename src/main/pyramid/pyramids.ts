import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tileCount, tileLevels } from '@shared/lib/tile-levels';
import type { Image } from '@shared/model/image';
import type { PictureSource } from '@main/images/derive-picture';
import type { JobContext } from '@main/jobs/job';
import { cutPicture } from './cut-picture';
import { tileFormat } from './write-pyramid';
import { clearPartials, countTiles, evict, isBuilt, markUsed, PARTIAL, pyramidFolder } from './pyramid-files';

export interface PyramidsOptions {
  /** The built `pyramid-worker.js`. */
  readonly entry: string;
  readonly cache: string;
  /** As many tiles are kept on disk before the pyramids that were not used for longest go; a tile is some 50 to 300 kB. */
  readonly mostTiles?: number;
}

const MOST_TILES = 60_000;

/** Milliseconds between two looks at how many tiles there are. */
const LOOK = 250;

/** Pictures that are too large to be decoded whole, cut into tiles on disk. */
export class Pyramids {
  /** Jobs at work, by the content of their picture. */
  readonly #building = new Map<string, string>();
  #cleared: Promise<void> | null = null;

  constructor(private readonly options: PyramidsOptions) {}

  async isReady(sha256: string): Promise<boolean> {
    const folder = pyramidFolder(this.options.cache, sha256);
    if (!(await isBuilt(folder))) return false;
    await markUsed(folder, new Date());
    return true;
  }

  /** Starts the work by `start` unless it runs; the result is its job. */
  build(source: PictureSource, size: { width: number; height: number }, start: (work: Work) => string): string {
    const running = this.#building.get(source.sha256);
    if (running !== undefined) return running;
    const job = start(async (context) => {
      try {
        await this.#cut(source, size, context);
      } finally {
        this.#building.delete(source.sha256);
      }
    });
    this.#building.set(source.sha256, job);
    return job;
  }

  /** @returns the file of a tile; `level` 0 is the whole image. It may not be there. */
  tileFile(image: Tiled, tile: TilePlace): string | null {
    const { sha256, width, height } = image;
    const levels = tileLevels(width, height);
    const level = levels[tile.level];
    if (level === undefined || tile.column >= level.columns || tile.row >= level.rows) return null;
    const depth = String(levels.length - 1 - tile.level);
    return join(pyramidFolder(this.options.cache, sha256), depth, `${tile.column}_${tile.row}.${tileFormat(image)}`);
  }

  async #cut(source: PictureSource, { width, height }: { width: number; height: number }, context: JobContext) {
    const { cache, entry, mostTiles = MOST_TILES } = this.options;
    this.#cleared ??= clearPartials(cache);
    await this.#cleared;
    const folder = pyramidFolder(cache, source.sha256);
    if (await isBuilt(folder)) return;
    const partial = `${folder}.${randomBytes(4).toString('hex')}${PARTIAL}`;
    const total = tileCount(tileLevels(width, height));
    const tell = async () => {
      const done = await countTiles(`${partial}.work_files`);
      context.progress(Math.min(done, total), total);
    };
    const look = setInterval(() => void tell(), LOOK);
    try {
      await cutPicture(entry, { source, folder: partial }, context.signal);
      await rename(partial, folder);
      context.progress(total, total);
    } finally {
      clearInterval(look);
      for (const rest of [partial, `${partial}.work_files`, `${partial}.work.dzi`]) {
        await rm(rest, { recursive: true, force: true });
      }
    }
    await evict(cache, mostTiles, folder);
  }
}

type Tiled = Pick<Image, 'sha256' | 'width' | 'height' | 'format' | 'bitDepth'>;

type Work = (context: JobContext) => Promise<void>;

/** Level 0 is the whole image. */
export interface TilePlace {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}
