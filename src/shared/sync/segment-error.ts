/**
 * Why bytes are not taken as a segment. `foreign`: no segment at all. `cut`: its end is missing, as while a cloud drive
 * is still fetching it. `damaged`: not what its author signed. `newer`: a later Plumbline can read it. `malformed`:
 * signed, but not what any Plumbline writes.
 */
export type SegmentFault = 'foreign' | 'cut' | 'damaged' | 'newer' | 'malformed';

export class SegmentError extends Error {
  override readonly name = 'SegmentError';

  constructor(
    readonly fault: SegmentFault,
    /** What is wrong, in words: what was got and what was expected. */
    readonly detail: string,
  ) {
    super(`${fault}: ${detail}`);
  }
}
