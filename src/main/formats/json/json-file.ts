import { closeSync, openSync, readSync } from 'node:fs';
import { openInput } from '../files/open-input';
import { SectionScanner, type Section } from './section-scanner';

const CHUNK = 4 * 1024 * 1024;

/** A JSON file whose outline is known, and whose records are read when they are wanted. */
export interface JsonFile {
  readonly path: string;
  readonly size: number;
  readonly rootIsArray: boolean;
  readonly sections: readonly Section[];
}

export interface IndexOptions {
  /** Keys of the arrays of which records will be read; `''` is the array that a file consists of. */
  readonly records: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined;
}

/** Reads a file once, keeping only where its sections and records lie. Memory does not grow with the records' size. */
export async function indexJsonFile(path: string, options: IndexOptions): Promise<JsonFile> {
  const { handle, size } = await openInput(path);
  try {
    const scanner = new SectionScanner(path, new Set(options.records));
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size || 1));
    let position = 0;
    for (;;) {
      options.signal?.throwIfAborted();
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
      if (bytesRead === 0) break;
      scanner.feed(chunk.subarray(0, bytesRead), position);
      position += bytesRead;
      options.onProgress?.(position, size);
    }
    scanner.finish(position);
    return { path, size: position, rootIsArray: scanner.rootIsArray, sections: scanner.sections };
  } finally {
    await handle.close();
  }
}

/** Reads pieces of a file, best in the order in which they lie there. */
export class PieceReader {
  readonly #descriptor: number;
  #window = Buffer.alloc(0);
  #windowStart = 0;
  readonly #chunk = Buffer.allocUnsafe(CHUNK);

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** The bytes from `offset` on; fewer than `length` when the file has become shorter. Valid until the next call. */
  read(offset: number, length: number): Buffer {
    const from = offset - this.#windowStart;
    if (from >= 0 && from + length <= this.#window.length) return this.#window.subarray(from, from + length);
    const target = length <= CHUNK ? this.#chunk : Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < target.length) {
      const count = readSync(this.#descriptor, target, filled, target.length - filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    this.#window = target.subarray(0, filled);
    this.#windowStart = offset;
    return this.#window.subarray(0, Math.min(length, filled));
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
