import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { MOST_PIXELS, MOST_SIDE } from '@shared/geometry/mask/counts';
import { maskOfSpans, spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { SpanWriter } from '@shared/geometry/mask/spans';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Values of each pixel, by the kind of colour in the header. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The mask's rectangle as labelme writes it: a grey PNG of eight bits, 1 where the mask is. */
export function maskToPng(mask: Mask): Buffer {
  const { width, height } = mask;
  const rows = Buffer.alloc((width + 1) * height);
  const { x, y, starts, ys } = spansOf(mask);
  for (let index = 0; index + 1 < starts.length; index++) {
    const column = x + index - mask.x;
    for (let at = starts[index]!; at < starts[index + 1]!; at += 2)
      for (let row = ys[at]! + y - mask.y; row < ys[at + 1]! + y - mask.y; row++)
        rows[row * (width + 1) + column + 1] = 1;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/**
 * The pixels of a PNG that have any colour but black, as a mask whose rectangle begins at `x, y`; null without any.
 *
 * @throws Error that says in words what is wrong with it; takes no more memory than its header claims, within the limits
 *   of masks.
 */
export function maskFromPng(png: Buffer, x: number, y: number): Mask | null {
  const { header, palette, data } = chunksOf(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour, interlaced] = [header[8]!, header[9]!, header[12]!];
  const channels = channelsOf[colour];
  if (width === 0 || height === 0 || width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS / 8)
    throw new Error(`a PNG of ${width} by ${height} pixels`);
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw new Error('a PNG of an unknown kind');
  if (interlaced !== 0) throw new Error('an interlaced PNG, which is not read');
  const length = Math.ceil((width * channels * depth) / 8);
  const bytes = inflateSync(data, { maxOutputLength: (length + 1) * height });
  if (bytes.length !== (length + 1) * height) throw new Error('a PNG that is cut off');
  unfilter(bytes, length, height, Math.max(1, (channels * depth) >> 3));
  const writer = new SpanWriter(x);
  const shown = channels === 2 || channels === 4 ? channels - 1 : channels;
  const isSet = (start: number, column: number) =>
    depth < 8 || colour === 3
      ? isColoured(palette, packedValue(bytes, start, column, depth))
      : hasValue(bytes, start + (column * channels * depth) / 8, (shown * depth) / 8);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < height; row++) {
      const start = row * (length + 1) + 1;
      if (isSet(start, column)) writer.add(y + row, y + row + 1);
    }
    writer.endColumn();
  }
  return maskOfSpans(writer.finish());
}

function packedValue(bytes: Buffer, start: number, column: number, depth: number): number {
  const bit = column * depth;
  return (bytes[start + (bit >> 3)]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** Without a palette the value itself is the colour. */
function isColoured(palette: Buffer | null, value: number): boolean {
  return palette === null ? value !== 0 : hasValue(palette, value * 3, 3);
}

function hasValue(bytes: Buffer, from: number, count: number): boolean {
  for (let at = from; at < from + count; at++) if ((bytes[at] ?? 0) !== 0) return true;
  return false;
}

function chunksOf(png: Buffer): { readonly header: Buffer; readonly palette: Buffer | null; readonly data: Buffer } {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('something else than a PNG');
  const data: Buffer[] = [];
  let header: Buffer | null = null;
  let palette: Buffer | null = null;
  for (let at = 8; at + 8 <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (content.length !== length) throw new Error('a PNG that is cut off');
    if (type === 'IHDR' && length === 13) header = content;
    if (type === 'PLTE') palette = content;
    if (type === 'IDAT') data.push(content);
    if (type === 'IEND') break;
    at += length + 12;
  }
  if (header === null) throw new Error('a PNG without a header');
  return { header, palette, data: Buffer.concat(data) };
}

/** Undoes the prediction of each row from its neighbours, in place (PNG specification, section 9). */
function unfilter(bytes: Buffer, length: number, height: number, step: number): void {
  for (let row = 0; row < height; row++) {
    const start = row * (length + 1) + 1;
    const kind = bytes[start - 1]!;
    if (kind > 4) throw new Error('a PNG with an unknown filter');
    if (kind === 0) continue;
    for (let index = 0; index < length; index++) {
      const at = start + index;
      const left = index >= step ? bytes[at - step]! : 0;
      const up = row > 0 ? bytes[at - length - 1]! : 0;
      const corner = index >= step && row > 0 ? bytes[at - length - 1 - step]! : 0;
      bytes[at]! += predicted(kind, left, up, corner);
    }
  }
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
