import { maskOfSpans, spansOf } from '../../geometry/mask/codec';
import { removeIslands } from '../../geometry/mask/islands';
import type { Mask } from '../../geometry/mask/mask';
import { columnsOf, pixelsOf, SpanWriter, type Spans } from '../../geometry/mask/spans';
import { staple } from './staple';

/** STAPLE may flip to a mask that nobody painted: it is taken only when it is this much like the vote. */
const LIKE_THE_VOTE = 0.7;
/** Room around the masks that counts as outside, as a share of their size on each side. */
const MARGIN = 0.1;
/** Smaller parts, as a share of all that is covered, are crumbs of the vote. */
const LEAST_PART = 0.01;
/** Who covers a pixel is one bit each of a number. */
const MOST_WEIGHTED = 50;

/** Pixels of one column that the same masks cover. */
interface Stretch {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
  /** Bit `i` is set when mask `i` covers them. */
  readonly pattern: number;
  readonly votes: number;
}

/**
 * The pixels that at least half of the masks cover, to the pixel: stretches of run lengths are counted, and no pixel is
 * looked at by itself, so that a large mask costs no more than its outline.
 *
 * @param weighted with three masks or more, let each count as well as it was painted (STAPLE).
 * @returns null when they have no pixel in common that half of them cover.
 */
export function maskVote(masks: readonly Mask[], weighted: boolean): Mask | null {
  const stretches = [...stretchesOf(masks.map(spansOf))];
  const voted = new Set(stretches.filter(({ votes }) => votes * 2 >= masks.length).map(({ pattern }) => pattern));
  const kept =
    weighted && masks.length >= 3 && masks.length <= MOST_WEIGHTED
      ? weightedVote(masks, sizesOf(stretches), voted)
      : voted;
  const vote = spansOfStretches(stretches.filter(({ pattern }) => kept.has(pattern)));
  const mask = maskOfSpans(vote);
  return mask && removeIslands(mask, Math.ceil(LEAST_PART * pixelsOf(vote)));
}

function sizesOf(stretches: readonly Stretch[]): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const { pattern, top, bottom } of stretches) sizes.set(pattern, (sizes.get(pattern) ?? 0) + bottom - top);
  return sizes;
}

function weightedVote(
  masks: readonly Mask[],
  sizes: ReadonlyMap<number, number>,
  voted: ReadonlySet<number>,
): ReadonlySet<number> {
  const covered = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const patterns = [0, ...sizes.keys()];
  const pixels = [Math.max(0, paddedArea(masks) - covered), ...sizes.values()];
  const outlines = masks.map((_, bit) =>
    Uint8Array.from(patterns, (pattern) => (Math.floor(pattern / 2 ** bit) % 2 === 1 ? 1 : 0)),
  );
  const { inside } = staple(outlines, Float64Array.from(pixels));
  const sure = new Set(patterns.filter((pattern, at) => pattern > 0 && inside[at]! >= 0.5));
  const sum = (wanted: (pattern: number) => boolean) =>
    patterns.reduce((total, pattern, at) => total + (wanted(pattern) ? pixels[at]! : 0), 0);
  const both = sum((pattern) => sure.has(pattern) && voted.has(pattern));
  const either = sum((pattern) => sure.has(pattern) || voted.has(pattern));
  return either > 0 && both / either >= LIKE_THE_VOTE ? sure : voted;
}

function paddedArea(masks: readonly Mask[]): number {
  const [minX, minY] = [Math.min(...masks.map(({ x }) => x)), Math.min(...masks.map(({ y }) => y))];
  const wide = Math.max(...masks.map(({ x, width }) => x + width)) - minX;
  const high = Math.max(...masks.map(({ y, height }) => y + height)) - minY;
  return (wide + 2 * (Math.ceil(wide * MARGIN) + 1)) * (high + 2 * (Math.ceil(high * MARGIN) + 1));
}

/** What is covered by any, from left to right and downwards. */
function* stretchesOf(all: readonly Spans[]): Generator<Stretch> {
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map((spans) => spans.x + columnsOf(spans)));
  for (let column = left; column < right; column++) {
    const turns = turnsIn(all, column);
    let [pattern, votes, top] = [0, 0, 0];
    for (const { row, bit, enters } of turns) {
      if (votes > 0 && row > top) yield { column, top, bottom: row, pattern, votes };
      pattern += enters ? bit : -bit;
      votes += enters ? 1 : -1;
      top = row;
    }
  }
}

/** Where a mask begins or ends in a column, downwards. */
function turnsIn(all: readonly Spans[], column: number) {
  const turns: { readonly row: number; readonly bit: number; readonly enters: boolean }[] = [];
  all.forEach(({ x, y, starts, ys }, index) => {
    const at = column - x;
    if (at < 0 || at >= starts.length - 1) return;
    for (let boundary = starts[at]!; boundary < starts[at + 1]!; boundary++)
      turns.push({ row: ys[boundary]! + y, bit: 2 ** index, enters: (boundary - starts[at]!) % 2 === 0 });
  });
  return turns.sort((one, other) => one.row - other.row);
}

function spansOfStretches(stretches: readonly Stretch[]): Spans {
  const writer = new SpanWriter(stretches[0]?.column ?? 0);
  let column = stretches[0]?.column ?? 0;
  for (const stretch of stretches) {
    for (; column < stretch.column; column++) writer.endColumn();
    writer.add(stretch.top, stretch.bottom);
  }
  writer.endColumn();
  return writer.finish();
}
