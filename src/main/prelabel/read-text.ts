import type { Rectangle } from '@shared/embeddings/region';
import { openImage } from './decode-image';
import { decodeTextLine, decodeTextTurn, type ReadLine } from './decode/text-line';
import { decodeTextRegions, type TextRegion } from './decode/text-regions';
import { requireNumbers } from './decode/tensor';
import type { Detection } from './detection';
import { imageMapping, type ImageMapping } from './image-mapping';
import { inputFor, placeImage, toTensorData, type Pixels, type Size } from './preprocess';
import { cutLine, lineLength, readingOrder, turnedByHalf, type LineCorners } from './text-crop';
import type { ModelSession } from './session';

export interface TextModels {
  readonly find: ModelSession;
  /** Says which lines stand on their head. */
  readonly turn: ModelSession | null;
  /** Null: lines are found and not read. */
  readonly read: ModelSession | null;
}

export interface TextRequest {
  readonly imagePath: string;
  /** The part of the image to look at; null: all of it. */
  readonly region: Rectangle | null;
  /** Lines below this score are left out, 0 to 1. */
  readonly threshold: number;
}

/** The most pixels that lines are cut out of; a larger picture is made smaller first. */
const mostPixels = 50_000_000;
/** The longest line that is read, in pixels of the reader's input. */
const longestLine = 3200;
/** A line is turned by half only when the model is as sure as this. */
const surelyTurned = 0.9;

/**
 * Finds lines of text in an image and reads them.
 *
 * @returns the lines, surest first, with a polygon that starts at the top left of the text as one reads it; the text is
 *   left out where the reader is not sure enough of it. Null when cancelled.
 */
export async function readText(
  { find, turn, read }: TextModels,
  { imagePath, region, threshold }: TextRequest,
  isCancelled: () => boolean,
): Promise<Detection[] | null> {
  const whole = await openImage(imagePath);
  const image = region ? whole.part(region) : whole;
  const input = inputFor(image.size, find.card.input);
  const placement = placeImage(image.size, input);
  const small = await image.pixels(placement);
  if (isCancelled()) return null;
  const outputs = await find.run(toTensorData(small, placement, input), input);
  outputs.forEach(requireNumbers);
  const regions = decodeTextRegions(outputs, threshold).toSorted((one, other) => other.score - one.score);
  const size = heldSize(image.size);
  const pixels = regions.length > 0 && (turn ?? read) ? await image.pixels(size) : null;
  const inPixels = imageMapping(placement, size, null);
  const inImage = imageMapping(placement, image.size, region);
  const found: Detection[] = [];
  if (region && regions.length === 0 && read) {
    const line = await readWhole(await image.pixels(size), inImage, turn, read);
    if (line) found.push(line);
  }
  for (const box of regions) {
    if (isCancelled()) return null;
    const line = pixels && (await readRegion(pixels, cornersOf(box, inPixels), turn, read));
    const corners = readingOrder(cornersOf(box, inImage));
    found.push(
      toDetection(box.score, line?.isTurned ? turnedByHalf(corners) : corners, inImage.seen, line?.text ?? null),
    );
  }
  return found.filter(({ box }) => box.width > 0 && box.height > 0);
}

/** Whoever draws a box around a text says that there is one, also where the finder sees none. */
async function readWhole(
  pixels: Pixels,
  { seen }: ImageMapping,
  turn: ModelSession | null,
  read: ModelSession,
): Promise<Detection | null> {
  const corners = cornersOfBox(0, 0, pixels.width, pixels.height);
  const { isTurned, text, score } = await readRegion(pixels, corners, turn, read);
  if (text === null) return null;
  const drawn = readingOrder(cornersOfBox(seen.left, seen.top, seen.right, seen.bottom));
  return toDetection(score, isTurned ? turnedByHalf(drawn) : drawn, seen, text);
}

function cornersOfBox(left: number, top: number, right: number, bottom: number): LineCorners {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

async function readRegion(
  pixels: Pixels,
  corners: LineCorners,
  turn: ModelSession | null,
  read: ModelSession | null,
): Promise<{ isTurned: boolean; text: string | null; score: number }> {
  const upright = readingOrder(corners);
  const isTurned = turn !== null && decodeTextTurn(await runOnLine(turn, pixels, upright, false), surelyTurned);
  if (!read) return { isTurned, text: null, score: 0 };
  const outputs = await runOnLine(read, pixels, isTurned ? turnedByHalf(upright) : upright, true);
  const line: ReadLine = decodeTextLine(outputs, read.alphabet);
  const isSure = line.score >= read.card.thresholds.score && line.text !== '';
  return { isTurned, text: isSure ? line.text : null, score: line.score };
}

/** @param grows whether the input may be wider than the card says, for a long line. */
async function runOnLine(session: ModelSession, pixels: Pixels, corners: LineCorners, grows: boolean) {
  const { input } = session.card;
  const { width, height } = lineLength(corners);
  const wanted = Math.max(1, Math.ceil((input.height * width) / Math.max(1, height)));
  const most = grows ? longestLine : input.width;
  const line = cutLine(pixels, corners, Math.min(wanted, most), input.height);
  const fitted = { ...input, width: Math.max(input.width, line.width) };
  const data = toTensorData(line, { left: 0, top: 0, width: line.width, height: line.height }, fitted);
  const outputs = await session.run(data, fitted);
  outputs.forEach(requireNumbers);
  return outputs;
}

function heldSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function cornersOf({ cx, cy, width, height, angle }: TextRegion, mapping: ImageMapping): LineCorners {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (along: number, across: number) =>
    mapping.point(
      cx + (along * width * cos - across * height * sin) / 2,
      cy + (along * width * sin + across * height * cos) / 2,
    );
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

function toDetection(score: number, corners: LineCorners, seen: ImageMapping['seen'], text: string | null): Detection {
  const inside = corners.map(({ x, y }) => ({
    x: Math.min(Math.max(x, seen.left), seen.right),
    y: Math.min(Math.max(y, seen.top), seen.bottom),
  }));
  const [xs, ys] = [inside.map(({ x }) => x), inside.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {
    classIndex: 0,
    score: Math.min(score, 1),
    box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y },
    outline: { type: 'polygon', parts: [[inside.flatMap((point) => [point.x, point.y])]] },
    ...(text === null ? {} : { text }),
  };
}
