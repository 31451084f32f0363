import { assertNever } from '../lib/assert';
import type { Bounds } from './coordinate';

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;

export type Alignment = (typeof alignments)[number];

/** The moves that bring all bounds to one edge, or one middle, of what they span together. */
export function alignMoves(all: readonly Bounds[], alignment: Alignment): { dx: number; dy: number }[] {
  const minX = Math.min(...all.map((one) => one.minX));
  const maxX = Math.max(...all.map((one) => one.maxX));
  const minY = Math.min(...all.map((one) => one.minY));
  const maxY = Math.max(...all.map((one) => one.maxY));
  return all.map((one) => {
    switch (alignment) {
      case 'left':
        return { dx: minX - one.minX, dy: 0 };
      case 'right':
        return { dx: maxX - one.maxX, dy: 0 };
      case 'centre':
        return { dx: (minX + maxX - one.minX - one.maxX) / 2, dy: 0 };
      case 'top':
        return { dx: 0, dy: minY - one.minY };
      case 'bottom':
        return { dx: 0, dy: maxY - one.maxY };
      case 'middle':
        return { dx: 0, dy: (minY + maxY - one.minY - one.maxY) / 2 };
      default:
        return assertNever(alignment);
    }
  });
}

/** The moves that leave equal gaps between neighbours along an axis; the first and the last stay. */
export function distributeMoves(all: readonly Bounds[], axis: 'x' | 'y'): { dx: number; dy: number }[] {
  const start = (one: Bounds) => (axis === 'x' ? one.minX : one.minY);
  const size = (one: Bounds) => (axis === 'x' ? one.maxX - one.minX : one.maxY - one.minY);
  const order = all.map((_, index) => index).sort((a, b) => start(all[a]!) - start(all[b]!));
  const span = Math.max(...all.map((one) => start(one) + size(one))) - Math.min(...all.map(start));
  const gap = (span - all.reduce((sum, one) => sum + size(one), 0)) / Math.max(1, all.length - 1);
  const moves = all.map(() => ({ dx: 0, dy: 0 }));
  let at = Math.min(...all.map(start));
  for (const index of order) {
    const by = at - start(all[index]!);
    moves[index] = axis === 'x' ? { dx: by, dy: 0 } : { dx: 0, dy: by };
    at += size(all[index]!) + gap;
  }
  return moves;
}
