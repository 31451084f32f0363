import { describe, expect, it } from 'vitest';
import { alignMoves, distributeMoves } from '@shared/geometry/arrange';

const bounds = (minX: number, minY: number, size: number) => ({ minX, minY, maxX: minX + size, maxY: minY + size });
const three = [bounds(0, 0, 10), bounds(90, 50, 10), bounds(20, 20, 20)];

describe('Arranging', () => {
  it('brings all to one edge or middle', () => {
    expect(alignMoves(three, 'left').map(({ dx }) => dx)).toEqual([0, -90, -20]);
    expect(alignMoves(three, 'right').map(({ dx }) => dx)).toEqual([90, 0, 60]);
    expect(alignMoves(three, 'middle').map(({ dy }) => dy)).toEqual([25, -25, 0]);
    expect(alignMoves(three, 'top').every(({ dx }) => dx === 0)).toBe(true);
  });

  it('leaves equal gaps, and the outermost where they are', () => {
    expect(distributeMoves(three, 'x').map(({ dx }) => dx)).toEqual([0, 0, 20]);
    expect(distributeMoves(three, 'y').map(({ dy }) => dy)).toEqual([0, 0, 0]);
  });
});
