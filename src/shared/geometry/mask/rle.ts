import type { Ring } from '../polygon/polygon';

/**
 * Fills rings under the even-odd rule: a pixel belongs to the mask when its centre is inside.
 *
 * @returns run lengths column by column, beginning with pixels outside (COCO's order); they add up to `width * height`.
 */
export function rasterise(rings: readonly Ring[], width: number, height: number): number[] {
  const columns = crossings(rings, width);
  const runs: number[] = [];
  // Pixels are numbered down the columns; `end` is where the last run of the mask ended.
  let end = 0;
  for (const [column, ys] of [...columns].sort(([a], [b]) => a - b)) {
    ys.sort((a, b) => a - b);
    for (let index = 0; index + 1 < ys.length; index += 2) {
      const top = Math.min(Math.max(Math.ceil(ys[index]! - 0.5), 0), height);
      const bottom = Math.min(Math.max(Math.ceil(ys[index + 1]! - 0.5), 0), height);
      if (bottom <= top) continue;
      const start = column * height + top;
      if (start === end && runs.length > 0) runs[runs.length - 1]! += bottom - top;
      else runs.push(start - end, bottom - top);
      end = column * height + bottom;
    }
  }
  if (end < width * height || runs.length === 0) runs.push(width * height - end);
  return runs;
}

/** Where the outlines cross the middle of each pixel column. */
function crossings(rings: readonly Ring[], width: number): Map<number, number[]> {
  const columns = new Map<number, number[]>();
  for (const ring of rings) {
    for (let here = 0, before = ring.length - 2; here < ring.length; before = here, here += 2) {
      const [ax, ay, bx, by] = [ring[before]!, ring[before + 1]!, ring[here]!, ring[here + 1]!];
      const first = Math.max(Math.ceil(Math.min(ax, bx) - 0.5), 0);
      const last = Math.min(Math.ceil(Math.max(ax, bx) - 0.5), width);
      for (let column = first; column < last; column++) {
        const y = ay + ((by - ay) * (column + 0.5 - ax)) / (bx - ax);
        const ys = columns.get(column);
        if (ys) ys.push(y);
        else columns.set(column, [y]);
      }
    }
  }
  return columns;
}

/** Run lengths as COCO's text: each as the difference to the one two before, 5 bits a character, lowest first. */
export function encodeRuns(runs: readonly number[]): string {
  let text = '';
  for (let index = 0; index < runs.length; index++) {
    let value = index > 2 ? runs[index]! - runs[index - 2]! : runs[index]!;
    for (let more = true; more;) {
      let bits = ((value % 32) + 32) % 32;
      value = Math.floor(value / 32);
      more = bits & 0x10 ? value !== -1 : value !== 0;
      if (more) bits |= 0x20;
      text += String.fromCharCode(bits + 48);
    }
  }
  return text;
}

/** The inverse of `encodeRuns`. */
export function decodeRuns(text: string): number[] {
  const runs: number[] = [];
  for (let at = 0; at < text.length;) {
    let value = 0;
    let place = 1;
    for (let more = true; more; place *= 32) {
      const bits = text.charCodeAt(at++) - 48;
      more = (bits & 0x20) !== 0 && at < text.length;
      value += (bits & 0x1f) * place;
      if (!more && bits & 0x10) value -= 32 * place;
    }
    runs.push(runs.length > 2 ? value + runs[runs.length - 2]! : value);
  }
  return runs;
}
