import type { Bounds } from '@shared/geometry/coordinate';
import { nothingSeen, type PixelAnswer, type PixelQuestion } from '../../tools/pixels/question';
import type { Picture } from '../picture/picture';
import type { PixelReply, PixelRequest } from './messages';
import { readRegion } from './read-region';
import { regionFor, type Region } from './region';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Answers questions about the pixels of one picture, in a worker of its own that begins with the first question. */
export class PixelDesk {
  #worker: Worker | null = null;
  #nextId = 0;
  #closed = false;
  /** One after the other, in the order in which they were asked. */
  #last: Promise<void> = Promise.resolve();
  readonly #sent: { alike: Region | null; trace: Region | null } = { alike: null, trace: null };
  readonly #replies = new Map<number, (found: PixelReply['found']) => void>();

  /** @param image the size that coordinates refer to. */
  constructor(
    private readonly picture: Picture,
    private readonly image: Size,
  ) {}

  /** @param view what is seen of the image, in its pixels. */
  ask(question: PixelQuestion, view: Bounds, answer: (answer: PixelAnswer) => void): void {
    this.#last = this.#last.then(async () => {
      const found = await this.#find(question, view).catch(() => null);
      if (!this.#closed) answer(answerOf(question, found));
    });
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  async #find(question: PixelQuestion, view: Bounds): Promise<PixelReply['found']> {
    const region = regionFor(question, this.image, this.picture.type === 'tiled' ? view : null);
    const known = this.#sent[question.kind];
    const read = known && sameRegion(known, region) ? null : await readRegion(this.picture, this.image, region);
    if (this.#closed) return null;
    this.#sent[question.kind] = region;
    const worker = (this.#worker ??= this.#start());
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#replies.set(id, resolve);
      const request: PixelRequest = { id, region: read, question };
      worker.postMessage(request, read === null ? [] : [read.bitmap]);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./pixel-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<PixelReply>) => {
      this.#replies.get(data.id)?.(data.found);
      this.#replies.delete(data.id);
    });
    // The next question begins another.
    worker.addEventListener('error', () => this.#stop());
    return worker;
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#sent.alike = null;
    this.#sent.trace = null;
    for (const resolve of this.#replies.values()) resolve(null);
    this.#replies.clear();
  }
}

function sameRegion(one: Region, other: Region): boolean {
  const [a, b] = [one.bounds, other.bounds];
  return one.unit === other.unit && a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY;
}

function answerOf(question: PixelQuestion, found: PixelReply['found']): PixelAnswer {
  if (found === null) return nothingSeen(question);
  if (question.kind === 'alike')
    return 'counts' in found ? { kind: 'alike', question, mask: found } : nothingSeen(question);
  return 'counts' in found ? nothingSeen(question) : { kind: 'trace', question, points: found };
}
