import { cloud, seededRandom } from './noise.mjs';
import { blurred, emptyLayer, recolour } from './layer.mjs';

/** The shadow that a layer casts when light comes from the side. @param {readonly [number, number]} offset in pixels */
export function shadowOf(layer, [right, down], softness, strength) {
  const shadow = emptyLayer(layer.width, layer.height);
  for (let y = Math.max(0, down); y < Math.min(layer.height, layer.height + down); y++) {
    for (let x = Math.max(0, right); x < Math.min(layer.width, layer.width + right); x++) {
      const alpha = layer.data[((y - down) * layer.width + x - right) * 4 + 3];
      shadow.data[(y * layer.width + x) * 4 + 3] = alpha * strength;
    }
  }
  return blurred(shadow, softness);
}

/**
 * What a camera adds: darker corners, and grain that is coarser in the dark.
 * @param {{ vignette?: number, grain?: number, seed: number }} camera strengths from 0 to 1
 */
export function throughCamera(layer, { vignette = 0.25, grain = 0.2, seed }) {
  const random = seededRandom(seed);
  const { width, height } = layer;
  return recolour(layer, (colour, x, y) => {
    const far = Math.hypot(x / width - 0.5, y / height - 0.5) * Math.SQRT2;
    const bright = 1 - vignette * far ** 2;
    const noise =
      (random() + random() + random() - 1.5) * 26 * grain + (cloud(x / 3, y / 3, seed, 1) - 0.5) * 14 * grain;
    return colour.map((value) => value * bright + noise * (1.2 - value / 400));
  });
}

/** A pool of light around a point; `reach` in pixels. Outside it `ambient` of the light is left. */
export function litFrom(layer, [centreX, centreY], reach, ambient, tint = [1, 1, 1]) {
  return recolour(layer, (colour, x, y) => {
    const fall = Math.exp(-(((x - centreX) / reach) ** 2 + ((y - centreY) / reach) ** 2));
    return colour.map((value, channel) => value * (ambient + (1 - ambient) * fall * tint[channel]));
  });
}
