import { UserError } from '@shared/lib/user-error';
import type { Detection } from './detection';
import { isStop, type Detector } from './host';

/** What became of one image of a batch. */
export type BatchResult<Image> =
  | { readonly image: Image; readonly detections: readonly Detection[] }
  | { readonly image: Image; readonly error: UserError };

export interface BatchOptions<Image> {
  /** Detections below this score are left out, 0 to 1. */
  readonly threshold: number;
  readonly signal?: AbortSignal;
  /** Called with each image's result, in no fixed order; the batch waits for it, so it never runs far ahead. */
  readonly onResult: (result: BatchResult<Image>) => void | Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * While one image is in the network, in a thread of its own, the next are read, decoded and normalised, and of the last
 * the tensors are read. With fewer images a slow file makes the network wait, more hold memory.
 */
const inFlight = 6;

/** When the process stops this often with no image done in between, the model is to blame and not the images. */
const mostStops = 2 * inFlight;

/**
 * Runs the detector over many images. A bad image is a result like any other and does not stop the batch.
 *
 * @throws UserError `prelabel.stopped` or `prelabel.memory` when the model stops its process on every image; the signal's reason when
 *   cancelled; what `onResult` throws. Images in flight are then dropped.
 */
export async function prelabelBatch<Image extends { readonly path: string }>(
  images: readonly Image[],
  detector: Detector,
  options: BatchOptions<Image>,
): Promise<void> {
  const failure = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failure.signal]) : failure.signal;
  const suspects: Image[] = [];
  let done = 0;
  let stopsInARow = 0;

  async function finish(result: BatchResult<Image>): Promise<void> {
    await options.onResult(result);
    done++;
    options.onProgress?.(done, images.length);
  }

  async function takeFrom(queue: Iterator<Image>, onStopped: (image: Image, error: UserError) => Promise<void> | void) {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const result = await detectOne(next.value, detector, options.threshold, signal);
      signal.throwIfAborted();
      if ('error' in result && isStop(result.error)) {
        stopsInARow++;
        if (stopsInARow === mostStops) throw result.error;
        await onStopped(result.image, result.error);
      } else {
        stopsInARow = 0;
        await finish(result);
      }
    }
  }

  try {
    const queue = images.values();
    const takers = Array.from({ length: inFlight }, () => takeFrom(queue, (image) => void suspects.push(image)));
    await Promise.all(takers);
    // When the process stopped, any of the images in flight may be to blame: alone, each answers for itself only.
    await takeFrom(suspects.values(), (image, error) => finish({ image, error }));
  } catch (error) {
    failure.abort(error);
    throw error;
  }
}

async function detectOne<Image extends { readonly path: string }>(
  image: Image,
  detector: Detector,
  threshold: number,
  signal: AbortSignal,
): Promise<BatchResult<Image>> {
  try {
    return { image, detections: await detector.detect(image.path, { threshold, signal }) };
  } catch (error) {
    if (error instanceof UserError) return { image, error };
    throw error;
  }
}
