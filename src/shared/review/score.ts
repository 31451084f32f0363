import { matchObjects } from '../agreement/objects/match';
import type { LabelledObject } from '../agreement/objects/labelled-object';
import type { Similarity } from '../agreement/objects/similarity';
import { characterErrorRate } from '../agreement/text/edit-distance';
import type { HintKind } from './hint';

/** One thing that a person can learn from a picture whose truth is known. */
export interface Hint {
  readonly kind: HintKind;
  /** What it is; of something extra what it was taken for. */
  readonly class: string;
  /** What it was taken for, when it was confused. */
  readonly instead: string | null;
}

export interface Score {
  /** Right objects, of all that there are, that were marked, or both. */
  readonly right: number;
  readonly all: number;
  /** Right objects among all that there are, that were marked, or both, 0 to 1; 1 for nothing where there is nothing. */
  readonly score: number;
  /** The kinds of mistake that were made most often. */
  readonly hints: readonly Hint[];
}

const MOST_HINTS = 3;

/**
 * How well one person labelled an image whose truth is known: right = of the right class, so near to the truth that
 * nobody would dispute it, and saying of it what the truth says.
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
      const kind = near < wellPlaced ? 'misplaced' : saidOtherwise(one, other);
      return kind ? [{ kind, class: other.class, instead: null }] : [];
    }),
    ...truth
      .filter((object) => !seen.has(object))
      .map((object): Hint => ({ kind: 'missing', class: object.class, instead: null })),
    ...labels
      .filter((object) => !found.has(object))
      .map((object): Hint => ({ kind: 'extra', class: object.class, instead: null })),
  ];
  const all = labels.length + truth.length - matches.length;
  const right = matches.length - mistakes.filter(({ kind }) => kind !== 'missing' && kind !== 'extra').length;
  return { right, all, score: all === 0 ? 1 : right / all, hints: mostOften(mistakes) };
}

const SAME_TEXT = 0.1;

/** What the truth does not say is not asked. */
function saidOtherwise(label: LabelledObject, truth: LabelledObject): HintKind | null {
  if (truth.text !== undefined && characterErrorRate(label.text ?? '', truth.text) > SAME_TEXT) return 'read';
  const asked = Object.entries(truth.attributes ?? {});
  return asked.some(([name, value]) => label.attributes?.[name] !== value) ? 'answered' : null;
}

/** The kinds of mistake that were made most often, most often first. */
export function mostOften(mistakes: readonly Hint[]): Hint[] {
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
