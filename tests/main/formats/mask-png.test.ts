import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { maskFromPng, maskToPng } from '@main/formats/labelme/mask-png';
import { sharp } from '@main/images/sharp';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import { arbitraryMask } from '@tests/support/arbitrary-mask';

const spot = maskFromShape({ type: 'ellipse', cx: 30, cy: 20, width: 40, height: 26, angle: 20 })!;

describe('A mask as a PNG picture', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(arbitraryMask(30, 20), (mask) => {
        expect(maskFromPng(maskToPng(mask), mask.x, mask.y)).toEqual(mask);
      }),
    );
  });

  it('is what other programs read', async () => {
    const { data, info } = await sharp(maskToPng(spot))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([spot.width, spot.height]);
    expect(data.filter((value) => value === 1).length).toBe([...data].reduce((sum, value) => sum + value, 0));
  });

  it('is read as other programs write it, in every depth and with every filter', async () => {
    const white = await sharp(maskToPng(spot)).linear(255, 0).png().toBuffer();
    for (const options of [{ palette: true }, { adaptiveFiltering: true }, { compressionLevel: 0 }] as const) {
      for (const space of ['b-w', 'srgb', 'grey16'] as const) {
        const png = await sharp(white).toColourspace(space).png(options).toBuffer();
        expect(maskFromPng(png, spot.x, spot.y)).toEqual(spot);
      }
    }
  });

  it('is refused when it is none, is cut off, or claims more than it has', () => {
    const png = maskToPng(spot);
    const claims = Buffer.from(png);
    claims.writeUInt32BE(60_000, 16);
    claims.writeUInt32BE(60_000, 20);
    const bomb = Buffer.from(png.subarray(0, 33));
    const inflated = deflateSync(Buffer.alloc(10_000_000));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(inflated.length);
    const body = Buffer.concat([bomb, length, Buffer.from('IDAT'), inflated, Buffer.alloc(4)]);
    for (const bytes of [Buffer.alloc(0), Buffer.from('a picture'), png.subarray(0, 60), claims, body])
      expect(() => maskFromPng(bytes, 0, 0)).toThrow(/PNG|larger/);
  });
});
