import type { ToneWindow } from '@shared/lib/tone-window';
import { closePicture, withLevels, type DecodedPicture } from './picture';
import { loadHalves } from './split-samples';
import type { ToneReply, ToneRequest } from './tone-messages';

/** Pictures made for windows that are kept: the painted layer may still be at the one before. */
const MOST_KEPT = 3;

/** A picture of 16 bits. What a screen shows of it is made for one window of its values at a time, in a worker. */
export class DeepPicture {
  readonly type = 'deep';
  readonly #made: DecodedPicture[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #wanted = 0;

  private constructor(
    private readonly worker: Worker,
    readonly width: number,
    readonly height: number,
    /** What shows nearly all of it. */
    readonly auto: ToneWindow,
  ) {}

  /** @throws when there are no samples at the address. */
  static async load(url: string): Promise<DeepPicture> {
    const bitmap = await loadHalves(url);
    const worker = new Worker(new URL('./tone-worker.ts', import.meta.url), { type: 'module' });
    try {
      const taken = await ask(worker, { type: 'samples', bitmap }, [bitmap]);
      if (taken.type !== 'samples') throw new Error('The samples were not taken');
      return new DeepPicture(worker, taken.width, taken.height, taken.auto);
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  /** The picture in a window; null when another was asked for before its turn came. */
  in(window: ToneWindow): Promise<DecodedPicture | null> {
    const wanted = ++this.#wanted;
    const made = this.#last.then(async () => {
      if (wanted !== this.#wanted) return null;
      const shown = await ask(this.worker, { type: 'show', window }, []);
      if (shown.type !== 'show') return null;
      const picture = await withLevels(shown.bitmap);
      this.#made.push(picture);
      while (this.#made.length > MOST_KEPT) closePicture(this.#made.shift()!);
      return picture;
    });
    this.#last = made.catch(() => null);
    return made;
  }

  /** Gives the memory back. */
  close(): void {
    this.#wanted++;
    this.worker.terminate();
    for (const picture of this.#made.splice(0)) closePicture(picture);
  }
}

function ask(worker: Worker, request: ToneRequest, transfer: Transferable[]): Promise<ToneReply> {
  return new Promise((resolve, reject) => {
    const end = new AbortController();
    const once = { signal: end.signal };
    const over = (settle: () => void) => {
      end.abort();
      settle();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ToneReply>) => over(() => resolve(data)), once);
    worker.addEventListener('error', ({ message }) => over(() => reject(new Error(message))), once);
    worker.postMessage(request, transfer);
  });
}
