/**
 * Numbers that look random and are the same at every run (mulberry32, public domain).
 * @param {number} seed
 * @returns {() => number} in [0, 1)
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function latticeValue(x, y, seed) {
  let hash = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 1_274_126_177);
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const ease = (t) => t * t * (3 - 2 * t);

function valueNoise(x, y, seed) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = ease(x - left);
  const down = ease(y - top);
  const upper = latticeValue(left, top, seed) * (1 - right) + latticeValue(left + 1, top, seed) * right;
  const lower = latticeValue(left, top + 1, seed) * (1 - right) + latticeValue(left + 1, top + 1, seed) * right;
  return upper * (1 - down) + lower * down;
}

/**
 * Value noise summed over octaves: the cloudy unevenness of real surfaces.
 * @returns {number} in [0, 1]
 */
export function cloud(x, y, seed, octaves = 4) {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * valueNoise(x * 2 ** octave, y * 2 ** octave, seed + octave);
    total += weight;
    weight /= 2;
  }
  return sum / total;
}
