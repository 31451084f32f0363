import { describe, expect, it } from 'vitest';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import { simplifyRing } from '@shared/geometry/polygon/simplify';
import { edgeMiddle, insertVertex, moveVertex, removeVertex, vertexRefs } from '@shared/geometry/polygon/vertices';

const square: Polygon = { type: 'polygon', parts: [[[0, 0, 10, 0, 10, 10, 0, 10]]] };
const at = (index: number, ring = 0, part = 0) => ({ part, ring, index });

describe('Editing vertices', () => {
  it('moves one and leaves the polygon it came from', () => {
    expect(moveVertex(square, at(1), { x: 12, y: -2 }).parts[0]![0]).toEqual([0, 0, 12, -2, 10, 10, 0, 10]);
    expect(square.parts[0]![0]![2]).toBe(10);
  });

  it('inserts one on the edge after another, also on the one that closes the ring', () => {
    expect(edgeMiddle(square, at(3))).toEqual({ x: 0, y: 5 });
    expect(insertVertex(square, at(3), { x: 0, y: 5 }).parts[0]![0]).toEqual([0, 0, 10, 0, 10, 10, 0, 10, 0, 5]);
  });

  it('removes one, down to a triangle; then the part goes whole', () => {
    const triangle = removeVertex(square, at(0))!;
    expect(triangle.parts[0]![0]).toEqual([10, 0, 10, 10, 0, 10]);
    expect(removeVertex(triangle, at(0))).toBeNull();
  });

  it('removes a hole with its third vertex, and one part of two', () => {
    const hole: Polygon = {
      type: 'polygon',
      parts: [[...square.parts[0]!, [2, 2, 4, 2, 3, 4]], [[20, 0, 30, 0, 25, 9]]],
    };
    expect(removeVertex(hole, at(0, 1))!.parts[0]).toHaveLength(1);
    expect(removeVertex(hole, at(0, 0, 1))!.parts).toHaveLength(1);
    expect([...vertexRefs(hole)]).toHaveLength(10);
  });
});

describe('Simplifying a ring', () => {
  it('drops what lies on a line', () => {
    expect(simplifyRing([0, 0, 5, 0.1, 10, 0, 10, 10, 5, 10, 0, 10], 0.5)).toEqual([0, 0, 10, 0, 10, 10, 0, 10]);
  });

  it('keeps three vertices however coarse', () => {
    expect(simplifyRing([0, 0, 10, 0, 10, 10, 0, 10], 1_000).length).toBeGreaterThanOrEqual(6);
  });
});
