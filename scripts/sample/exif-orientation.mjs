/**
 * Puts an EXIF block that says nothing but the orientation into a JPEG (CIPA DC-008, 4.5 and 4.6.4). The camera's own
 * block is not kept: cameras also write down where somebody lives.
 * @param {Buffer} jpeg without EXIF
 * @param {number} orientation 1 to 8
 */
export function withOrientation(jpeg, orientation) {
  const oneEntry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const block = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*', 'latin1'),
    Buffer.from([0, 0, 0, 8]),
    Buffer.from(oneEntry),
  ]);
  const marker = Buffer.from([0xff, 0xe1, 0, block.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, block, jpeg.subarray(2)]);
}
