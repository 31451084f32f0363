import type { ImageFormat } from '@shared/model/image';

/** How many bytes `sniffFormat` wants to see. */
export const SNIFF_BYTES = 32;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** Tells a picture's format from its first bytes; a name is never believed. Undefined for everything else, SVG included. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 0, 6) === 'GIF87a' || ascii(bytes, 0, 6) === 'GIF89a') return 'gif';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && ['avif', 'avis'].includes(ascii(bytes, 8, 12))) return 'avif';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(bytes, 0, 4))) return 'tiff';
  // "BM" alone begins many a text; the four reserved bytes of a bitmap are always zero.
  if (ascii(bytes, 0, 2) === 'BM' && bytes.subarray(6, 10).every((byte) => byte === 0)) return 'bmp';
  return undefined;
}

const types: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
};

export function mimeType(format: ImageFormat): string {
  return types[format];
}

const extensions = /\.(jpe?g|jfif|png|webp|avif|gif|bmp|dib|tiff?)$/i;

/** A first sieve for folders, so that not every file of a disk is opened; what is inside decides later. */
export function looksLikeImage(name: string): boolean {
  return extensions.test(name);
}
