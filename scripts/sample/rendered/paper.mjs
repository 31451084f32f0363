import { cloud, seededRandom } from './noise.mjs';

/**
 * How a sheet looks that was crumpled and smoothed out again: creases are lines where its slope breaks, each only part
 * of the way across.
 * @param {{ seed: number, creases: number, depth: number, aspect: number }} sheet `aspect` is height by width
 * @returns {{ bend: (u: number, v: number) => readonly [number, number], light: (u: number, v: number) => number }}
 */
export function crumpled({ seed, creases, depth, aspect }) {
  const random = seededRandom(seed);
  const lines = Array.from({ length: creases }, (_, index) => {
    const angle = random() * Math.PI;
    return {
      x: random(),
      y: random() * aspect,
      normalX: Math.cos(angle),
      normalY: Math.sin(angle),
      slope: (random() - 0.5) * 2,
      seed: seed + index,
    };
  });
  const height = (u, v) => {
    const y = v * aspect;
    let sum = 0.1 * cloud(u * 3, y * 3, seed, 2);
    for (const line of lines) {
      const distance = (u - line.x) * line.normalX + (y - line.y) * line.normalY;
      const reach = Math.max(0, cloud(u * 2.3, y * 2.3, line.seed, 2) - 0.32) ** 1.5 * 3;
      // Rounded at the crease: paper breaks, but not within a hair's breadth.
      const fold = Math.hypot(distance, 0.006);
      sum += line.slope * reach * Math.exp(-fold / 0.14) * 0.14;
    }
    return sum * depth;
  };
  const { heightAt, slopes } = heightGrid(height, aspect);
  return {
    // Parts that stand up are seen shifted; their height has no jumps, so neither has what is printed on them.
    bend: (u, v) => {
      const up = heightAt(u, v);
      return [u + up * 0.14, v + (up * 0.2) / aspect];
    },
    light: (u, v) => {
      const [across, down] = slopes(u, v);
      return Math.max(0.6, Math.min(1.08, 0.97 - across * 0.34 - down * 0.26));
    },
  };
}

/** Heights are asked for often and dear to work out, so they are looked up. */
function heightGrid(height, aspect) {
  const columns = 420;
  const rows = Math.round(columns * aspect);
  const heights = new Float32Array((columns + 2) * (rows + 2));
  for (let row = 0; row < rows + 2; row++) {
    for (let column = 0; column < columns + 2; column++) {
      heights[row * (columns + 2) + column] = height(column / columns, row / rows);
    }
  }
  const stride = columns + 2;
  const place = (u, v) => [Math.max(0, Math.min(1, u)) * columns, Math.max(0, Math.min(1, v)) * rows];
  const heightAt = (u, v) => {
    const [x, y] = place(u, v);
    const at = Math.floor(y) * stride + Math.floor(x);
    const upper = heights[at] + (heights[at + 1] - heights[at]) * (x % 1);
    const lower = heights[at + stride] + (heights[at + stride + 1] - heights[at + stride]) * (x % 1);
    return upper + (lower - upper) * (y % 1);
  };
  const slopes = (u, v) => {
    const step = 1 / columns;
    const down = step / aspect;
    return [
      (heightAt(u + step, v) - heightAt(u - step, v)) / (2 * step),
      (heightAt(u, v + down) - heightAt(u, v - down)) / (2 * step),
    ];
  };
  return { heightAt, slopes };
}
