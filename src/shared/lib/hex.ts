const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two lower-case digits a byte. */
export function hexOfBytes(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += pairs[byte] ?? '';
  return hex;
}

/** @param hex an even number of lower-case digits; what they make is undefined when they are others. */
export function bytesOfHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  putHex(bytes, 0, hex);
  return bytes;
}

/**
 * Puts what hex digits make into `bytes`; hyphens between them, as in a UUID, are passed over.
 *
 * @returns the place after the last one.
 */
export function putHex(bytes: Uint8Array, offset: number, hex: string): number {
  let place = offset;
  // By code and not by parsing: each change of a sync takes half a dozen of these.
  for (let index = 0; index < hex.length; index += 2) {
    if (hex.charCodeAt(index) === HYPHEN) index++;
    bytes[place++] = (valueOf(hex.charCodeAt(index)) << 4) | valueOf(hex.charCodeAt(index + 1));
  }
  return place;
}

const HYPHEN = 45;

/** 0 to 9 lie at 48, a to f at 97. */
function valueOf(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
