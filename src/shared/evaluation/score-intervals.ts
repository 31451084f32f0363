import { intervalOf, resample, type Interval } from '../agreement/bootstrap';
import { addCounts, noCounts, scoresOf, type DetectionScores, type MatchCounts } from './detection-scores';

const names = ['precision', 'recall', 'f1', 'meanOverlap', 'panopticQuality'] as const;

/** 95 % intervals by resampling images; null with too few. */
export type ScoreIntervals = Readonly<Record<(typeof names)[number], Interval | null>>;

const ROUNDS = 1000;

/** The scores of all images together, and how sure they are. */
export function scoresOfImages(images: readonly MatchCounts[]): {
  readonly scores: DetectionScores;
  readonly intervals: ScoreIntervals;
} {
  const found = new Map(names.map((name) => [name, [] as number[]]));
  resample(images.length, ROUNDS, (draws) => {
    const scores = scoresOf(images.reduce((sum, one, at) => addCounts(sum, one, draws[at]), noCounts));
    for (const name of names) if (scores[name] !== null) found.get(name)!.push(scores[name]);
  });
  return {
    scores: scoresOf(images.reduce((sum, one) => addCounts(sum, one), noCounts)),
    intervals: Object.fromEntries(names.map((name) => [name, intervalOf(found.get(name)!, ROUNDS)])) as ScoreIntervals,
  };
}
