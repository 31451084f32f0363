import type { BenchShape } from './bench-page';

export const WIDTH = 4000;
export const HEIGHT = 3000;
/** Left empty by the shapes, to draw in: minX, minY, maxX, maxY. */
export const BLANK = [1700, 1350, 2300, 1650] as const;

/** Star-like polygons of 30 vertices in ten classes, the same for the same number. */
export function makeShapes(count: number): BenchShape[] {
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const shapes: BenchShape[] = [];
  while (shapes.length < count) {
    const [x, y, size] = [60 + random() * (WIDTH - 120), 60 + random() * (HEIGHT - 120), 12 + random() * 45];
    const [minX, minY, maxX, maxY] = BLANK;
    if (x > minX - 60 && x < maxX + 60 && y > minY - 60 && y < maxY + 60) continue;
    const points = Array.from({ length: 30 }, (_, index) => {
      const [angle, radius] = [(index / 30) * 2 * Math.PI, size * (0.7 + 0.3 * random())];
      return [
        Math.round((x + radius * Math.cos(angle)) * 10) / 10,
        Math.round((y + radius * Math.sin(angle)) * 10) / 10,
      ];
    });
    shapes.push({ id: `shape-${shapes.length}`, label: `class${shapes.length % 10}`, points: points.flat() });
  }
  return shapes;
}
