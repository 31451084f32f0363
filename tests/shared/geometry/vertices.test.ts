import { describe, expect, it } from 'vitest';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import type { Polyline } from '@shared/geometry/polyline/polyline';
import { simplifyRing } from '@shared/geometry/polygon/simplify';
import {
  edgeMiddle,
  insertVertex,
  moveVertex,
  removeVertex,
  vertexRefs,
  vertexRings,
  type OutlinedShape,
  type VertexShape,
} from '@shared/geometry/vertices';

const square: Polygon = { type: 'polygon', parts: [[[0, 0, 10, 0, 10, 10, 0, 10]]] };
const first = (shape: VertexShape) => ringsOf(shape)[0];
const ringsOf = (shape: VertexShape) => vertexRings(shape as OutlinedShape).rings;
const at = (index: number, ring = 0, part = 0) => ({ part, ring, index });

describe('Editing vertices', () => {
  it('moves one and leaves the polygon it came from', () => {
    expect(first(moveVertex(square, at(1), { x: 12, y: -2 }))).toEqual([0, 0, 12, -2, 10, 10, 0, 10]);
    expect(square.parts[0]![0]![2]).toBe(10);
  });

  it('inserts one on the edge after another, also on the one that closes the ring', () => {
    expect(edgeMiddle(square, at(3))).toEqual({ x: 0, y: 5 });
    expect(first(insertVertex(square, at(3), { x: 0, y: 5 }))).toEqual([0, 0, 10, 0, 10, 10, 0, 10, 0, 5]);
  });

  it('removes one, down to a triangle; then the part goes whole', () => {
    const triangle = removeVertex(square, at(0))!;
    expect(first(triangle)).toEqual([10, 0, 10, 10, 0, 10]);
    expect(removeVertex(triangle, at(0))).toBeNull();
  });

  it('removes a hole with its third vertex, and one part of two', () => {
    const hole: Polygon = {
      type: 'polygon',
      parts: [[...square.parts[0]!, [2, 2, 4, 2, 3, 4]], [[20, 0, 30, 0, 25, 9]]],
    };
    expect(ringsOf(removeVertex(hole, at(0, 1))!)).toHaveLength(2);
    expect(ringsOf(removeVertex(hole, at(0, 0, 1))!)).toHaveLength(2);
    expect([...vertexRefs(hole)]).toHaveLength(10);
  });
});

describe('Editing the vertices of a line', () => {
  const line: Polyline = { type: 'polyline', points: [0, 0, 10, 0, 10, 10] };

  it('has no edge after its last vertex', () => {
    expect(edgeMiddle(line, at(1))).toEqual({ x: 10, y: 5 });
    expect(edgeMiddle(line, at(2))).toBeNull();
  });

  it('moves, inserts and removes, down to two', () => {
    expect(first(moveVertex(line, at(2), { x: 20, y: 20 }))).toEqual([0, 0, 10, 0, 20, 20]);
    expect(first(insertVertex(line, at(0), { x: 5, y: 0 }))).toEqual([0, 0, 5, 0, 10, 0, 10, 10]);
    const two = removeVertex(line, at(1))!;
    expect(first(two)).toEqual([0, 0, 10, 10]);
    expect(removeVertex(two, at(1))).toBeNull();
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
