import { availableParallelism } from 'node:os';

/** One core is left to the decoding of the next images and to the window. */
export function usualThreads(): number {
  return Math.max(1, availableParallelism() - 1);
}
