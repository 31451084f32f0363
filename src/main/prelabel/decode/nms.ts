import type { Candidate } from './tensor';
import { turnedOverlap } from './turned-overlap';

/**
 * Non-maximum suppression: of boxes of one class that overlap by more than `overlap` (intersection over union) only
 * the one with the highest score stays. Boxes of different classes never suppress each other.
 *
 * @returns the kept candidates, best first, at most `limit`.
 */
export function suppressOverlaps(candidates: readonly Candidate[], overlap: number, limit: number): Candidate[] {
  const keptByClass = new Map<number, Candidate[]>();
  const kept: Candidate[] = [];
  for (const candidate of candidates.toSorted((first, second) => second.score - first.score)) {
    if (kept.length === limit) break;
    const rivals = keptByClass.get(candidate.classIndex) ?? [];
    if (rivals.some((rival) => overlapOf(rival, candidate) > overlap)) continue;
    keptByClass.set(candidate.classIndex, [...rivals, candidate]);
    kept.push(candidate);
  }
  return kept;
}

function overlapOf(first: Candidate, second: Candidate): number {
  const isTurned = first.angle !== undefined && second.angle !== undefined;
  return isTurned ? turnedOverlap(first, second) : intersectionOverUnion(first, second);
}

function intersectionOverUnion(first: Candidate, second: Candidate): number {
  const width = Math.min(first.right, second.right) - Math.max(first.left, second.left);
  const height = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (area(first) + area(second) - shared);
}

function area(box: Candidate): number {
  return (box.right - box.left) * (box.bottom - box.top);
}
