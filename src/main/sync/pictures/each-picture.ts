import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import { PictureFault } from './picture-fault';

export interface EachOptions<T> {
  /** Told of the pictures that cannot be brought for a reason of their own. */
  readonly onFault: (picture: T, reason: string) => void;
  /** Asked first: so many at the same time at most. */
  readonly atOnce: () => Promise<number>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Does the same with each of many pictures, in their order. What a person has to mend first, as keys that are refused, is no matter
 * of one picture: none is begun after it, and it is told instead of thrown, since what was done until then counts.
 *
 * @param work returns false when there is no use in going on.
 * @returns what keeps the rest from being done; null when nothing does.
 * @throws the signal's reason, and what else `work` throws, when all that was begun has ended.
 */
export async function eachPicture<T>(
  pictures: readonly T[],
  work: (picture: T) => Promise<boolean>,
  { onFault, atOnce, signal, onProgress }: EachOptions<T>,
): Promise<Failure | null> {
  const faults: Error[] = [];
  let next = 0;
  let goesOn = true;
  async function some(): Promise<void> {
    while (goesOn && next < pictures.length) {
      const picture = pictures[next]!;
      onProgress(next++, pictures.length);
      try {
        signal.throwIfAborted();
        if (!(await work(picture))) goesOn = false;
      } catch (error) {
        if (error instanceof PictureFault) {
          onFault(picture, error.code);
          continue;
        }
        goesOn = false;
        faults.push(asError(error));
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: pictures.length === 0 ? 0 : await atOnce() }, some));
  } catch (error) {
    faults.push(asError(error));
  }
  const worst = faults.find((fault) => !(fault instanceof UserError)) ?? faults[0];
  if (worst === undefined) return null;
  if (!(worst instanceof UserError)) throw worst;
  const { code, params, message } = worst;
  return { code, params, message };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
