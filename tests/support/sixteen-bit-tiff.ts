/** An uncompressed TIFF of 16 bits a sample (TIFF 6.0, section 6), which sharp does not write. */
export function sixteenBitTiff(width: number, height: number, channels: 1 | 3, samples: Uint16Array): Buffer {
  const pixels = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => pixels.writeUInt16LE(sample, index * 2));
  const entries: readonly (readonly [tag: number, value: number])[] = [
    [256, width],
    [257, height],
    [258, 16],
    [259, 1],
    [262, channels === 1 ? 1 : 2],
    [273, 8],
    [277, channels],
    [278, height],
    [279, pixels.length],
    [284, 1],
  ];
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, value], index) => {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(4, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  });
  const header = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(8 + pixels.length, 4);
  return Buffer.concat([header, pixels, directory]);
}
