import { availableParallelism } from 'node:os';

let inUse = usualThreads();

/** One core is left to the decoding of the next images and to the window. */
export function usualThreads(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** Says how many threads the networks of this process compute with from now on. */
export function computeWithThreads(count: number): void {
  inUse = count;
}

export function threadsInUse(): number {
  return inUse;
}
