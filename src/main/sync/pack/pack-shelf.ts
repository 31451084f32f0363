import type { FileHandle } from 'node:fs/promises';
import type { PictureShelf } from '../carrier';
import { fillPicture } from '../pictures/fill-picture';
import { readAt, type PackedContent } from './pack-reader';

const CHUNK = 1024 * 1024;

/** The pictures of a package, each believed only when its bytes have the hash that it claims. */
export function packShelf(file: FileHandle, pictures: ReadonlyMap<string, PackedContent>): PictureShelf {
  return {
    atOnce: () => Promise.resolve(1),
    has: ({ sha256, bytes }) => Promise.resolve(pictures.get(sha256)?.size === bytes),
    async fetch(image, to, signal) {
      const found = pictures.get(image.sha256);
      if (found?.size !== image.bytes) return false;
      return fillPicture(to, image, (at) => readPacked(file, found, at), signal);
    },
    lacks: () => Promise.resolve(false),
    send: () => Promise.reject(new Error('nothing is put into a package that was received')),
  };
}

async function* readPacked(file: FileHandle, { offset, size }: PackedContent, from: number): AsyncGenerator<Buffer> {
  for (let at = from; at < size;) {
    const chunk = await readAt(file, offset + at, Math.min(CHUNK, size - at));
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
  }
}
