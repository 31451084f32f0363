import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputSpec } from '@main/prelabel/card';
import { imageMapping } from '@main/prelabel/image-mapping';
import { placeImage, toTensorData, type Pixels } from '@main/prelabel/preprocess';

const input: InputSpec = {
  name: 'images',
  width: 4,
  height: 4,
  resize: 'letterbox',
  pad: 0,
  order: 'RGB',
  layout: 'NCHW',
  dtype: 'float32',
  mean: [0, 0, 0],
  std: [1, 1, 1],
};

const side = fc.integer({ min: 1, max: 10_000 });
const sizes = fc.record({ width: side, height: side });
const resize = fc.constantFrom('letterbox' as const, 'letterbox-top-left' as const, 'stretch' as const);

describe('placing an image in the input of a network', () => {
  it('centres a wide image between two bars', () => {
    expect(placeImage({ width: 800, height: 400 }, { ...input, width: 416, height: 416 })).toEqual({
      left: 0,
      top: 104,
      width: 416,
      height: 208,
    });
  });

  it('can put it in the corner, or stretch it', () => {
    const image = { width: 800, height: 400 };
    expect(placeImage(image, { ...input, resize: 'letterbox-top-left' })).toMatchObject({ left: 0, top: 0, height: 2 });
    expect(placeImage(image, { ...input, resize: 'stretch' })).toMatchObject({ left: 0, top: 0, width: 4, height: 4 });
  });

  it('keeps every image inside the input and leaves it at least one pixel', () => {
    fc.assert(
      fc.property(sizes, fc.record({ width: side, height: side, resize }), (image, target) => {
        const placement = placeImage(image, target);
        expect(placement.width).toBeGreaterThanOrEqual(1);
        expect(placement.height).toBeGreaterThanOrEqual(1);
        expect(placement.left).toBeGreaterThanOrEqual(0);
        expect(placement.top).toBeGreaterThanOrEqual(0);
        expect(placement.left + placement.width).toBeLessThanOrEqual(target.width);
        expect(placement.top + placement.height).toBeLessThanOrEqual(target.height);
      }),
    );
  });

  it('brings a box back to where it was in the image', () => {
    const fractions = fc.record({
      left: fc.double({ min: 0, max: 0.5, noNaN: true }),
      top: fc.double({ min: 0, max: 0.5, noNaN: true }),
      right: fc.double({ min: 0.5, max: 1, noNaN: true }),
      bottom: fc.double({ min: 0.5, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, fc.record({ width: side, height: side, resize }), fractions, (image, target, fraction) => {
        const placement = placeImage(image, target);
        const back = imageMapping(placement, image, null).box({
          left: placement.left + fraction.left * placement.width,
          top: placement.top + fraction.top * placement.height,
          right: placement.left + fraction.right * placement.width,
          bottom: placement.top + fraction.bottom * placement.height,
        });
        expect(back.left).toBeCloseTo(fraction.left * image.width, 4);
        expect(back.top).toBeCloseTo(fraction.top * image.height, 4);
        expect(back.right).toBeCloseTo(fraction.right * image.width, 4);
        expect(back.bottom).toBeCloseTo(fraction.bottom * image.height, 4);
      }),
    );
  });

  it('cuts off what reaches beyond the border of the image', () => {
    const placement = { left: 0, top: 1, width: 4, height: 2 };
    const image = { width: 40, height: 20 };
    expect(imageMapping(placement, image, null).box({ left: -3, top: 0, right: 9, bottom: 2 })).toEqual({
      left: 0,
      top: 0,
      right: 40,
      bottom: 10,
    });
  });
});

describe('filling the input', () => {
  /** One red and one blue pixel. */
  const pixels: Pixels = { width: 2, height: 1, channels: 3, data: Uint8Array.of(255, 10, 0, 0, 20, 255) };
  const small = { ...input, width: 2, height: 2 };
  const placement = { left: 0, top: 1, width: 2, height: 1 };

  it('writes one plane for each channel', () => {
    expect([...toTensorData(pixels, placement, small)]).toEqual([0, 0, 255, 0, 0, 0, 10, 20, 0, 0, 0, 255]);
  });

  it('writes blue first when the network was trained so', () => {
    const tensor = toTensorData(pixels, placement, { ...small, order: 'BGR' });
    expect(Array.from(tensor.subarray(0, 4))).toEqual([0, 0, 0, 255]);
  });

  it('writes the channels of a pixel side by side, as bytes', () => {
    const tensor = toTensorData(pixels, placement, { ...small, layout: 'NHWC', dtype: 'uint8', pad: 7 });
    expect(tensor).toEqual(Uint8Array.of(7, 7, 7, 7, 7, 7, 255, 10, 0, 0, 20, 255));
  });

  it('normalises pixels and bars alike', () => {
    const tensor = toTensorData(pixels, placement, { ...small, pad: 255, mean: [55, 0, 0], std: [100, 1, 1] });
    expect(Array.from(tensor.subarray(0, 4))).toEqual([2, 2, 2, Math.fround(-0.55)]);
  });

  it('ignores transparency', () => {
    const rgba: Pixels = { width: 1, height: 1, channels: 4, data: Uint8Array.of(1, 2, 3, 99) };
    const one = { ...input, width: 1, height: 1 };
    expect([...toTensorData(rgba, { left: 0, top: 0, width: 1, height: 1 }, one)]).toEqual([1, 2, 3]);
  });
});
