import { matchObjects } from '../agreement/objects/match';
import type { LabelledObject } from '../agreement/objects/labelled-object';
import type { Similarity } from '../agreement/objects/similarity';

/** One thing that a person can learn from a picture whose truth is known. */
export interface Hint {
  readonly kind: 'missing' | 'extra' | 'confused' | 'misplaced';
  /** What it is; of something extra what it was taken for. */
  readonly class: string;
  /** What it was taken for, when it was confused. */
  readonly instead: string | null;
}

export interface Score {
  /** Right objects among all that there are, that were marked, or both, 0 to 1; 1 for nothing where there is nothing. */
  readonly score: number;
  /** The kinds of mistake that were made most often. */
  readonly hints: readonly Hint[];
}

const MOST_HINTS = 3;

/**
 * How well one person labelled an image whose truth is known: right = of the right class, and so near to the truth that
 * nobody would dispute it.
 *
 * @param threshold least similarity of the same thing, `wellPlaced` of the same place, 0 to 1.
 */
export function scoreOf(
  labels: readonly LabelledObject[],
  truth: readonly LabelledObject[],
  { similarity, threshold, wellPlaced }: { similarity: Similarity; threshold: number; wellPlaced: number },
): Score {
  const matches = matchObjects(labels, truth, threshold, { similarity });
  const [found, seen] = [new Set(matches.map(({ one }) => one)), new Set(matches.map(({ other }) => other))];
  const mistakes: Hint[] = [
    ...matches.flatMap(({ one, other, similarity: near }): Hint[] => {
      if (one.class !== other.class) return [{ kind: 'confused', class: other.class, instead: one.class }];
      return near < wellPlaced ? [{ kind: 'misplaced', class: other.class, instead: null }] : [];
    }),
    ...truth
      .filter((object) => !seen.has(object))
      .map((object): Hint => ({ kind: 'missing', class: object.class, instead: null })),
    ...labels
      .filter((object) => !found.has(object))
      .map((object): Hint => ({ kind: 'extra', class: object.class, instead: null })),
  ];
  const all = labels.length + truth.length - matches.length;
  const right = matches.length - mistakes.filter(({ kind }) => kind === 'confused' || kind === 'misplaced').length;
  return { score: all === 0 ? 1 : right / all, hints: mostOften(mistakes) };
}

function mostOften(mistakes: readonly Hint[]): Hint[] {
  const counts = new Map<string, { hint: Hint; count: number }>();
  for (const hint of mistakes) {
    const name = `${hint.kind} ${hint.class} ${hint.instead}`;
    counts.set(name, { hint, count: (counts.get(name)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_HINTS)
    .map(({ hint }) => hint);
}
