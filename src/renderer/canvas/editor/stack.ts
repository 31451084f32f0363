import type { Shape } from './shape';

/**
 * What is painted first, and lies below: suggestions, the surest lowest; then labels by the place that people gave them,
 * and of one place as they were made. It depends on nothing but what is stored, so every window shows the same.
 */
export function compareStack(one: Shape, other: Shape): number {
  if (one.kind !== other.kind) return one.kind === 'suggestion' ? -1 : 1;
  if (one.kind === 'annotation' && other.kind === 'annotation' && one.stack !== other.stack) {
    return one.stack - other.stack;
  }
  return compareMade(one, other);
}

/** In the order of their making. */
export function compareMade(one: Shape, other: Shape): number {
  return one.z - other.z || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
