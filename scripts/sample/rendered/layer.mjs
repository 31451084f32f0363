import sharp from 'sharp';

/**
 * A picture in memory: RGBA, 8 bits, not premultiplied.
 * @typedef {{ width: number, height: number, data: Buffer }} Layer
 */

const raw = ({ width, height }) => ({ raw: { width, height, channels: 4 } });

async function layerOf(picture) {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** @returns {Promise<Layer>} */
export function drawing(width, height, body) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
  return layerOf(sharp(Buffer.from(svg)));
}

/** A photograph, cut to a size. `adjust` works on the sharp pipeline. @returns {Promise<Layer>} */
export function photograph(path, width, height, adjust = (picture) => picture) {
  return layerOf(
    adjust(sharp(path)).resize(width, height, { fit: 'cover', kernel: 'cubic' }).removeAlpha().toColourspace('srgb'),
  );
}

/** @param {(x: number, y: number) => readonly number[]} colourAt red, green, blue, 0 to 255 @returns {Layer} */
export function painted(width, height, colourAt) {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) putColour(data, at, colourAt(x, y));
  }
  return { width, height, data };
}

/** Changes a layer in place. @param {(colour: number[], x: number, y: number) => readonly number[]} change */
export function recolour(layer, change) {
  for (let y = 0, at = 0; y < layer.height; y++) {
    for (let x = 0; x < layer.width; x++, at += 4) {
      putColour(layer.data, at, change([layer.data[at], layer.data[at + 1], layer.data[at + 2]], x, y));
    }
  }
  return layer;
}

function putColour(data, at, colour) {
  for (let channel = 0; channel < 3; channel++) {
    data[at + channel] = Math.max(0, Math.min(255, Math.round(colour[channel])));
  }
}

/** Nothing yet. @returns {Layer} */
export function emptyLayer(width, height) {
  return { width, height, data: Buffer.alloc(width * height * 4) };
}

/** @returns {Promise<Layer>} */
export function blurred(layer, radius) {
  return layerOf(sharp(layer.data, raw(layer)).blur(radius));
}

/** Lays layers of one size over a first one. `blend` as sharp names it. @returns {Promise<Layer>} */
export function stacked(ground, ...layers) {
  const inputs = layers.map(({ layer, blend = 'over' }) => ({ input: layer.data, ...raw(layer), blend }));
  return layerOf(sharp(ground.data, raw(ground)).composite(inputs));
}

/** @returns {Promise<Buffer>} */
export function toJpeg(layer, quality) {
  return sharp(layer.data, raw(layer)).removeAlpha().jpeg({ quality, mozjpeg: true }).toBuffer();
}
