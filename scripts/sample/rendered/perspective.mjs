import { emptyLayer } from './layer.mjs';

/**
 * The projective map of the unit square's corners (top left, top right, bottom right, bottom left) to a quadrilateral,
 * inverted. Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), 2.2.3.
 * @param {readonly (readonly [number, number])[]} quad
 * @returns {(x: number, y: number) => readonly [number, number]} from a point to its place in the square
 */
function toSquare([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]) {
  const dx1 = x1 - x2;
  const dx2 = x3 - x2;
  const dy1 = y1 - y2;
  const dy2 = y3 - y2;
  const sumX = x0 - x1 + x2 - x3;
  const sumY = y0 - y1 + y2 - y3;
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / area;
  const h = (dx1 * sumY - sumX * dy1) / area;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  return (x, y) => {
    const u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
    const v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    return [u / w, v / w];
  };
}

const samples = [0.17, 0.5, 0.83];

/**
 * Sees a flat layer in perspective.
 * @param {import('./layer.mjs').Layer} source
 * @param {readonly (readonly [number, number])[]} quad where its corners come to lie, clockwise from the top left
 * @param {{ width: number, height: number }} size of what is returned
 * @param {{ bend?: (u: number, v: number) => readonly [number, number], light?: (u: number, v: number) => number }} relief
 *   `bend` moves where a point (0 to 1) is taken from, `light` makes it brighter (above 1) or darker
 * @returns {import('./layer.mjs').Layer}
 */
export function inPerspective(source, quad, { width, height }, { bend = (u, v) => [u, v], light = () => 1 } = {}) {
  const layer = emptyLayer(width, height);
  const place = toSquare(quad);
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const margin = 12;
  const left = Math.max(0, Math.floor(Math.min(...xs)) - margin);
  const right = Math.min(width, Math.ceil(Math.max(...xs)) + margin);
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)) + margin);
  for (let y = Math.max(0, Math.floor(Math.min(...ys)) - margin); y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const sum = [0, 0, 0, 0];
      for (const down of samples) {
        for (const across of samples) {
          const [u, v] = bend(...place(x + across, y + down));
          addSample(sum, source, u * source.width - 0.5, v * source.height - 0.5);
        }
      }
      if (sum[3] === 0) continue;
      const gain = light(...place(x + 0.5, y + 0.5)) / sum[3];
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) layer.data[at + channel] = Math.min(255, sum[channel] * gain);
      layer.data[at + 3] = sum[3] / samples.length ** 2;
    }
  }
  return layer;
}

/** Adds what lies at a place between four pixels, weighed by how opaque each is; beyond the border is nothing. */
function addSample(sum, { width, height, data }, x, y) {
  if (!(x > -1 && y > -1 && x < width && y < height)) return;
  const left = Math.floor(x);
  const top = Math.floor(y);
  for (let corner = 0; corner < 4; corner++) {
    const column = left + (corner & 1);
    const row = top + (corner >> 1);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
    const at = (row * width + column) * 4;
    const alpha = data[at + 3] * weight;
    for (let channel = 0; channel < 3; channel++) sum[channel] += data[at + channel] * alpha;
    sum[3] += alpha;
  }
}
