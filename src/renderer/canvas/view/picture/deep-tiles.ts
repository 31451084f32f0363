import type { ToneWindow } from '@shared/lib/tone-window';
import type { TileToneReply, TileToneRequest } from './tile-tone-messages';
import { TiledPicture } from './tiled-picture';

/** Where a tile of 16 bits is. */
type TileAddress = (level: number, column: number, row: number) => string;

/** A picture of 16 bits in tiles: what is seen of it is made for one window of its values at a time, in a worker. */
export class DeepTiles {
  readonly type = 'deep-tiles';
  readonly width: number;
  readonly height: number;
  readonly #shown: TiledPicture;
  readonly #replies = new Map<number, (reply: TileToneReply) => void>();
  #window: ToneWindow;
  #nextId = 0;

  private constructor(
    private readonly worker: Worker,
    size: { readonly width: number; readonly height: number },
    url: TileAddress,
  ) {
    this.width = size.width;
    this.height = size.height;
    this.auto = { low: 0, high: 1 };
    this.#window = this.auto;
    this.#shown = new TiledPicture(size.width, size.height, async (level, column, row) => {
      const reply = await this.#ask(url(level, column, row), this.#window);
      if ('bitmap' in reply) return reply.bitmap;
      throw new Error('problem' in reply ? reply.problem : 'No tile was made');
    });
    worker.addEventListener('message', ({ data }: MessageEvent<TileToneReply>) => {
      this.#replies.get(data.id)?.(data);
      this.#replies.delete(data.id);
    });
  }

  /** What shows nearly all of it. */
  auto: ToneWindow;

  /** @throws when its smallest tile is not there. */
  static async open(size: { readonly width: number; readonly height: number }, url: TileAddress): Promise<DeepTiles> {
    const worker = new Worker(new URL('./tile-tone-worker.ts', import.meta.url), { type: 'module' });
    const picture = new DeepTiles(worker, size, url);
    const reply = await picture.#ask(url(picture.#shown.levels.length - 1, 0, 0), null);
    if ('auto' in reply) {
      picture.auto = picture.#window = reply.auto;
      return picture;
    }
    picture.close();
    throw new Error('problem' in reply ? reply.problem : 'Its values could not be counted');
  }

  /** The picture in a window: always the same, whose tiles come anew. */
  in(window: ToneWindow): TiledPicture {
    if (window.low === this.#window.low && window.high === this.#window.high) return this.#shown;
    this.#window = window;
    this.#shown.renew();
    return this.#shown;
  }

  /** Gives the memory back. */
  close(): void {
    this.worker.terminate();
    this.#shown.close();
    for (const [id, answer] of this.#replies) answer({ id, problem: 'The picture was closed' });
    this.#replies.clear();
  }

  #ask(url: string, window: ToneWindow | null): Promise<TileToneReply> {
    const request: TileToneRequest = { id: this.#nextId++, url, window };
    return new Promise((resolve) => {
      this.#replies.set(request.id, resolve);
      this.worker.postMessage(request);
    });
  }
}
