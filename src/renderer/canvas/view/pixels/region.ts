import type { Bounds } from '@shared/geometry/coordinate';
import { growBounds, imageExtent } from '@shared/geometry/extent';
import type { PixelQuestion, TraceQuestion } from '../../tools/pixels/question';

/** The part of a picture that a question is answered from. */
export interface Region {
  /** In pixels of the image. */
  readonly bounds: Bounds;
  /** It is read at a half, a quarter ... of its size: a power of two. */
  readonly unit: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** More pixels than this are read at half the size: a wand must answer while the hand waits. */
const MOST_PIXELS = 24_000_000;

/** Of a picture in tiles, which have to be fetched first. */
const MOST_TILED_PIXELS = 12_000_000;

/** Parts of tiled pictures begin and end at multiples of this, so that a small move of the view reads nothing new. */
const STEP = 1024;

/** Half the side of the window round an anchor in which an edge is looked for, in pixels as they are read. */
const LEAST_REACH = 192;
const MOST_REACH = 512;

/** The other end of the edge lies at most this far towards the border of the window: ways round need some room. */
const USED = 0.8;

/**
 * Where the pixels for an answer come from. A picture that is decoded is looked at whole; of one in tiles, what is seen
 * and half as much on each side. An edge is looked for round the point where it begins, as finely as it is seen.
 */
export function regionFor(question: PixelQuestion, image: Size, view: Bounds | null): Region {
  if (question.kind === 'trace') return windowRound(question, image);
  const whole = imageExtent(image.width, image.height);
  if (view === null) return { bounds: whole, unit: unitFor(whole, MOST_PIXELS) };
  const grown = growBounds(view, Math.max(view.maxX - view.minX, view.maxY - view.minY) / 2);
  const snapped = {
    minX: Math.floor(grown.minX / STEP) * STEP,
    minY: Math.floor(grown.minY / STEP) * STEP,
    maxX: Math.ceil(grown.maxX / STEP) * STEP,
    maxY: Math.ceil(grown.maxY / STEP) * STEP,
  };
  const bounds = within(snapped, whole);
  return { bounds, unit: unitFor(bounds, MOST_TILED_PIXELS) };
}

function unitFor({ minX, minY, maxX, maxY }: Bounds, most: number): number {
  let unit = 1;
  while (((maxX - minX) * (maxY - minY)) / unit ** 2 > most) unit *= 2;
  return unit;
}

function windowRound({ from, to, pixel }: TraceQuestion, { width, height }: Size): Region {
  const distance = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  let unit = 2 ** Math.max(0, Math.floor(Math.log2(pixel)));
  let reach = LEAST_REACH;
  while (distance > reach * USED * unit) {
    if (reach < MOST_REACH) reach = Math.min(MOST_REACH, reach * 2);
    else unit *= 2;
  }
  const bounds = {
    minX: from.x - reach * unit,
    minY: from.y - reach * unit,
    maxX: from.x + reach * unit,
    maxY: from.y + reach * unit,
  };
  return { bounds: within(bounds, imageExtent(width, height)), unit };
}

function within(bounds: Bounds, outer: Bounds): Bounds {
  return {
    minX: Math.max(bounds.minX, outer.minX),
    minY: Math.max(bounds.minY, outer.minY),
    maxX: Math.min(bounds.maxX, outer.maxX),
    maxY: Math.min(bounds.maxY, outer.maxY),
  };
}
