import { setImmediate } from 'node:timers/promises';
import type { DatasetSource } from './dataset';
import { imagesInOrder, type IndexedImage } from './order';

/** Images that are looked at before a wish to stop is heard. */
const AT_ONCE = 100;

interface EachOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Looks at the images of a source in their order. @returns the sum of what `look` gives. */
export async function eachImage(
  source: DatasetSource,
  { signal, onProgress }: EachOptions,
  look: (image: IndexedImage) => number,
): Promise<number> {
  const order = imagesInOrder(source);
  let sum = 0;
  for (const [position, image] of order.entries()) {
    sum += look(image);
    if (position % AT_ONCE !== AT_ONCE - 1) continue;
    onProgress?.(position + 1, order.length);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return sum;
}
