import fc from 'fast-check';
import { maskOfSpans, spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { SpanWriter } from '@shared/geometry/mask/spans';

/** A mask of the pixels that are set, `pixels[x][y]`; null without any. */
export function maskOfPixels(pixels: readonly (readonly boolean[])[], x = 0, y = 0): Mask | null {
  const writer = new SpanWriter(x);
  for (const column of pixels) {
    column.forEach((isSet, row) => isSet && writer.add(y + row, y + row + 1));
    writer.endColumn();
  }
  return maskOfSpans(writer.finish());
}

/** Whether each pixel of an image belongs to the mask, `[x][y]`. */
export function pixelsOfMask(mask: Mask | null, width: number, height: number): boolean[][] {
  const pixels = Array.from({ length: width }, () => Array.from({ length: height }, () => false));
  if (mask === null) return pixels;
  const { x, y, starts, ys } = spansOf(mask);
  for (let column = 0; column + 1 < starts.length; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at += 2) {
      for (let row = ys[at]!; row < ys[at + 1]!; row++) pixels[x + column]![y + row] = true;
    }
  }
  return pixels;
}

/** The pixels of an image of `width` by `height`: noise, or blocks. */
export function arbitraryPixels(width: number, height: number): fc.Arbitrary<boolean[][]> {
  const noise = fc.array(fc.array(fc.boolean(), { minLength: height, maxLength: height }), {
    minLength: width,
    maxLength: width,
  });
  const block = fc.tuple(fc.nat(width - 1), fc.nat(height - 1), fc.integer({ min: 1, max: 8 }), fc.boolean());
  const blocks = fc.array(block, { maxLength: 8 }).map((all) => {
    const pixels = Array.from({ length: width }, () => Array.from({ length: height }, () => false));
    for (const [left, top, side, isSet] of all)
      for (let x = left; x < Math.min(width, left + side); x++)
        for (let y = top; y < Math.min(height, top + side); y++) pixels[x]![y] = isSet;
    return pixels;
  });
  return fc.oneof(noise, blocks);
}

/** Masks of at least one pixel within an image of `width` by `height`. */
export function arbitraryMask(width: number, height: number): fc.Arbitrary<Mask> {
  return arbitraryPixels(width, height)
    .map((pixels) => maskOfPixels(pixels))
    .filter((mask) => mask !== null);
}
