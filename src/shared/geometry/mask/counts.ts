import { decodeRuns, encodeRuns } from './rle';

/** The longest side of a mask, and the most pixels in its rectangle. */
export const MOST_SIDE = 100_000;
export const MOST_PIXELS = 2 ** 31 - 1;

/** A run length of at most `MOST_PIXELS` needs no more characters of 5 bits. */
const CHARACTERS_PER_RUN = 7;

/**
 * What keeps the text from being the run lengths of a mask that just fills `width` by `height` pixels; null when it is.
 * Takes one pass over hostile text.
 */
export function problemOfCounts(counts: string, width: number, height: number): string | null {
  const badText = problemOfText(counts);
  if (badText !== null) return badText;
  const runs = decodeRuns(counts);
  const total = width * height;
  let end = 0;
  const reached = { left: false, right: false, top: false, bottom: false };
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!;
    if (run < 0 || (run === 0 && index > 0)) return 'run lengths are above 0';
    if (run > total - end) return `run lengths add up to more than ${total} pixels`;
    const start = end;
    end += run;
    if (index % 2 === 0) continue;
    const acrossColumns = Math.floor(start / height) !== Math.floor((end - 1) / height);
    reached.left ||= start < height;
    reached.right ||= end > total - height;
    reached.top ||= acrossColumns || start % height === 0;
    reached.bottom ||= acrossColumns || end % height === 0;
  }
  if (end !== total) return `run lengths add up to ${end} of ${total} pixels`;
  if (!(reached.left && reached.right && reached.top && reached.bottom)) return 'the rectangle is larger than the mask';
  return encodeRuns(runs) === counts ? null : 'run lengths are not written in the shortest way';
}

/** What keeps the text from being run lengths at all, whatever their sum; null when nothing does. */
export function problemOfText(counts: string): string | null {
  let length = 0;
  for (let at = 0; at < counts.length; at++) {
    const bits = counts.charCodeAt(at) - 48;
    if (bits < 0 || bits > 63) return `a character that run lengths do not have: ${JSON.stringify(counts[at])}`;
    if (++length > CHARACTERS_PER_RUN) return 'a run length is too large';
    if ((bits & 0x20) === 0) length = 0;
  }
  return length === 0 ? null : 'the last run length is cut off';
}
