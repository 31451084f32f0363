/** How objects that were found meet those that are there. */
export interface MatchCounts {
  /** Found, and of the right class. */
  readonly right: number;
  /** Found, but not there or of another class. */
  readonly wrong: number;
  /** There, but not found, or only as another class. */
  readonly missed: number;
  /** The sum of the similarities of those that are right, 0 to `right`. */
  readonly overlap: number;
}

/** All 0 to 1; null where nothing says it. */
export interface DetectionScores {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** The mean similarity of what is right: how well shapes are placed (SQ). */
  readonly meanOverlap: number | null;
  /** Right ones among all (Jaccard): right / (right + wrong + missed). */
  readonly accuracy: number | null;
  /** Σ similarity / (right + wrong / 2 + missed / 2): panoptic quality (Kirillov et al. 2019). */
  readonly panopticQuality: number | null;
}

export function scoresOf({ right, wrong, missed, overlap }: MatchCounts): DetectionScores {
  return {
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: share(right, right + (wrong + missed) / 2),
    meanOverlap: share(overlap, right),
    accuracy: share(right, right + wrong + missed),
    panopticQuality: share(overlap, right + (wrong + missed) / 2),
  };
}

export function addCounts(one: MatchCounts, other: MatchCounts, times = 1): MatchCounts {
  return {
    right: one.right + times * other.right,
    wrong: one.wrong + times * other.wrong,
    missed: one.missed + times * other.missed,
    overlap: one.overlap + times * other.overlap,
  };
}

export const noCounts: MatchCounts = { right: 0, wrong: 0, missed: 0, overlap: 0 };

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
