import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alongBorder, nearestOnBorder, type BorderPlace } from '@shared/geometry/border';
import type { Geometry } from '@shared/geometry/geometry';
import { arbitraryPolygon } from '@tests/support/arbitrary-geometry';

const square: Geometry = { type: 'box', x: 0, y: 0, width: 100, height: 100 };
const line: Geometry = { type: 'polyline', points: [0, 0, 50, 0, 50, 50, 100, 50] };

function on(geometry: Geometry, x: number, y: number): BorderPlace {
  const place = nearestOnBorder(geometry, { x, y }, 5);
  if (place === null) throw new Error(`${x}, ${y} is not on the border`);
  return place;
}

describe('The nearest place on a border', () => {
  it('is a vertex when one is in reach, and else a place on an edge', () => {
    expect(on(square, 3, 3).point).toEqual({ x: 0, y: 0 });
    expect(on(square, 30, 3).point).toEqual({ x: 30, y: 0 });
    expect(nearestOnBorder(square, { x: 50, y: 50 }, 5)).toBeNull();
  });

  it('does not lie on the edge that a line lacks', () => {
    expect(nearestOnBorder(line, { x: 25, y: 12.5 }, 5)).toBeNull();
  });
});

describe('The way along a border', () => {
  it('is the shorter one, or on request the longer', () => {
    const [from, to] = [on(square, 20, 0), on(square, 100, 30)];
    expect(alongBorder(square, from, to, 'short')).toEqual([100, 0]);
    expect(alongBorder(square, from, to, 'long')).toEqual([0, 0, 0, 100, 100, 100]);
    expect(alongBorder(square, to, from, 'short')).toEqual([100, 0]);
  });

  it('leads back and forth on a line', () => {
    const [from, to] = [on(line, 20, 0), on(line, 70, 50)];
    expect(alongBorder(line, from, to, 'short')).toEqual([50, 0, 50, 50]);
    expect(alongBorder(line, to, from, 'long')).toEqual([50, 50, 50, 0]);
  });

  it('is empty between places of one edge', () => {
    expect(alongBorder(square, on(square, 20, 0), on(square, 60, 0), 'short')).toEqual([]);
    expect(alongBorder(square, on(square, 20, 0), on(square, 60, 0), 'long')).toEqual([0, 0, 0, 100, 100, 100, 100, 0]);
  });

  it('passes each vertex once by one of both ways, whatever the polygon', () => {
    const place = fc.tuple(fc.nat(19), fc.double({ min: 0.05, max: 0.95, noNaN: true }));
    fc.assert(
      fc.property(arbitraryPolygon(400, 300), place, place, (polygon, one, other) => {
        const ring = polygon.parts[0]![0]!;
        const count = ring.length / 2;
        const [from, to] = [one, other].map(([vertex, part]): BorderPlace => {
          const here = vertex % count;
          const next = (here + 1) % count;
          const x = ring[here * 2]! + part * (ring[next * 2]! - ring[here * 2]!);
          const y = ring[here * 2 + 1]! + part * (ring[next * 2 + 1]! - ring[here * 2 + 1]!);
          return { ring: 0, along: here + part, point: { x, y } };
        });
        fc.pre(from!.along !== to!.along);
        const both = [...alongBorder(polygon, from!, to!, 'short'), ...alongBorder(polygon, from!, to!, 'long')];
        expect(both.toSorted((a, b) => a - b)).toEqual(ring.toSorted((a, b) => a - b));
      }),
    );
  });
});
