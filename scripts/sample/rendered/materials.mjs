import { cloud, seededRandom } from './noise.mjs';
import { painted } from './layer.mjs';

const mix = (from, to, share) => from.map((value, channel) => value + (to[channel] - value) * share);

/** Planks that run across. @returns {import('./layer.mjs').Layer} */
export function wood(width, height, { seed, plank = 210, dark = [86, 52, 30], bright = [176, 122, 76] }) {
  const random = seededRandom(seed);
  const planks = Array.from({ length: Math.ceil(height / plank) + 1 }, () => ({
    shift: random() * 900,
    tone: random(),
  }));
  return painted(width, height, (x, y) => {
    const row = Math.floor(y / plank);
    const { shift, tone } = planks[row];
    const within = y - row * plank;
    const wave = cloud((x + shift) / 420, y / 60, seed + row, 3) * 26;
    const rings = Math.abs(Math.sin((within + wave * 4) / 9)) ** 0.7;
    const fibre = cloud((x + shift) / 46, y / 1.6, seed + 40 + row, 3);
    const share = 0.22 + 0.3 * tone + 0.2 * rings + 0.42 * (fibre - 0.5);
    const gap = Math.min(1, Math.min(within, plank - within) / 3.2) * 0.75 + 0.25;
    return mix(dark, bright, share).map((value) => value * gap);
  });
}

/** Something flat with stains: paint, concrete, slate, cardboard. @returns {import('./layer.mjs').Layer} */
export function stained(width, height, { seed, colour, depth = 0.25, size = 180, fine = 0.12 }) {
  return painted(width, height, (x, y) => {
    const coarse = cloud(x / size, y / size, seed, 5) - 0.5;
    const grit = cloud(x / 2.2, y / 2.2, seed + 9, 2) - 0.5;
    return colour.map((value) => value * (1 + depth * 2 * coarse + fine * 2 * grit));
  });
}
