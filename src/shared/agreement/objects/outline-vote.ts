import type { Geometry } from '../../geometry/geometry';
import { cellsOf, gridOver } from './raster-grid';
import { staple } from './staple';
import { traceCells } from './trace-cells';

/** STAPLE may flip to a shape that nobody drew: it is taken only when it is this much like the vote. */
const LIKE_THE_VOTE = 0.7;

/**
 * What at least half of the outlines cover, as a polygon in image pixels.
 *
 * @param weighted with three outlines or more, let each count as well as it draws (STAPLE).
 * @returns null when they have no place in common that half of them cover.
 */
export function outlineVote(shapes: readonly Geometry[], weighted: boolean): Geometry | null {
  const grid = gridOver(shapes);
  const outlines = shapes.map((shape) => cellsOf(shape, grid));
  const vote = voteOf(outlines);
  const cells = weighted && outlines.length >= 3 ? weightedVote(outlines, vote) : vote;
  const parts = traceCells(cells, grid);
  return parts.length === 0 ? null : { type: 'polygon', parts };
}

/** 1 for each cell that half of the outlines cover. */
export function voteOf(outlines: readonly Uint8Array[]): Uint8Array {
  const votes = new Uint16Array(outlines[0]?.length ?? 0);
  for (const outline of outlines) for (let cell = 0; cell < votes.length; cell++) votes[cell]! += outline[cell]!;
  return Uint8Array.from(votes, (count) => (count * 2 >= outlines.length ? 1 : 0));
}

function weightedVote(outlines: readonly Uint8Array[], vote: Uint8Array): Uint8Array {
  const sure = Uint8Array.from(staple(outlines).inside, (inside) => (inside >= 0.5 ? 1 : 0));
  let [both, either] = [0, 0];
  for (let cell = 0; cell < vote.length; cell++) {
    both += sure[cell]! & vote[cell]!;
    either += sure[cell]! | vote[cell]!;
  }
  return either > 0 && both / either >= LIKE_THE_VOTE ? sure : vote;
}
