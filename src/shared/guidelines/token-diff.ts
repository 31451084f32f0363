/** A run of tokens that both texts have, or only the older, or only the newer one. */
export interface Piece {
  readonly op: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this many differences two token lists have nothing to do with each other, and looking on costs its square. */
const MOST_DIFFERENCES = 1500;

/**
 * The shortest edit from one list of tokens to another (Myers 1986, "An O(ND) Difference Algorithm and Its Variations"):
 * time and memory grow with the differences and not with the length.
 *
 * @returns for each token what becomes of it, in order; null when there are more than `MOST_DIFFERENCES`.
 */
export function tokenDiff(before: readonly string[], after: readonly string[]): Piece[] | null {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = shortestEdit(before.slice(start, before.length - end), after.slice(start, after.length - end));
  if (middle === null) return null;
  const same = (text: string): Piece => ({ op: 'same', text });
  return [...before.slice(0, start).map(same), ...middle, ...before.slice(before.length - end).map(same)];
}

function shortestEdit(before: readonly string[], after: readonly string[]): Piece[] | null {
  const most = Math.min(before.length + after.length, MOST_DIFFERENCES);
  const offset = most + 1;
  /** For each diagonal (x - y), the furthest x that `d` differences reach. */
  const reach = new Int32Array(2 * offset + 1);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = goesDown(reach, offset, k, d) ? at(reach, offset + k + 1) : at(reach, offset + k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reach[offset + k] = x;
      if (x >= before.length && x - k >= after.length) return walkBack(before, after, trace);
    }
  }
  return null;
}

function goesDown(reach: Int32Array, offset: number, k: number, d: number): boolean {
  return k === -d || (k !== d && at(reach, offset + k - 1) < at(reach, offset + k + 1));
}

function walkBack(before: readonly string[], after: readonly string[], trace: readonly Int32Array[]): Piece[] {
  const pieces: Piece[] = [];
  let [x, y] = [before.length, after.length];
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Int32Array();
    const offset = d + 1;
    const k = x - y;
    const from = goesDown(reach, offset, k, d) ? k + 1 : k - 1;
    const fromX = at(reach, offset + from);
    const fromY = fromX - from;
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) {
      pieces.push({ op: 'same', text: before[--x] ?? '' });
      y--;
    }
    if (d === 0) break;
    if (x === fromX) pieces.push({ op: 'added', text: after[--y] ?? '' });
    else pieces.push({ op: 'removed', text: before[--x] ?? '' });
  }
  return pieces.reverse();
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
