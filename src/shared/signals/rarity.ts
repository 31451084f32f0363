import type { SignalObject } from './signal-object';

export interface Rare {
  readonly class: string;
  readonly objects: readonly SignalObject[];
  readonly answers: readonly string[];
}

type ByClass = ReadonlyMap<string, readonly SignalObject[]>;

/** A class below a tenth of its fair share (1 / number of classes) is rare (cleanlab's test of imbalance). */
const SHARE_OF_FAIR = 0.1;
/** In fewer objects nothing can be told rare. */
const LEAST_OBJECTS = 30;
const MOST_CLASS = 50;

/** Answers that are usual one by one, from this share of their class on. */
const USUAL = 0.05;
/** And hardly ever come together. */
const MOST_TOGETHER = 0.01;
const EXPECTED = 3;
const MOST_COMBINATIONS = 20;

export function rareClasses(byClass: ByClass): Rare[] {
  const total = [...byClass.values()].reduce((sum, { length }) => sum + length, 0);
  if (total < LEAST_OBJECTS || byClass.size < 2) return [];
  const most = Math.min(MOST_CLASS, (SHARE_OF_FAIR * total) / byClass.size);
  return [...byClass]
    .filter(([, objects]) => objects.length <= most)
    .sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1))
    .map(([name, objects]) => ({ class: name, objects, answers: [] }));
}

/**
 * Pairs of answers that come together far less than they would by chance: each is usual in its class, at least three
 * objects would have both if they had nothing to do with each other, and at most one in a hundred does.
 */
export function rareAnswers(byClass: ByClass): Rare[] {
  const found: (Rare & { readonly expected: number })[] = [];
  for (const [name, objects] of byClass) {
    if (objects.length < LEAST_OBJECTS) continue;
    const counts = new Map<string, number>();
    const together = new Map<string, SignalObject[]>();
    for (const object of objects) {
      const answers = [...new Set(object.answers)].sort();
      answers.forEach((one, index) => {
        counts.set(one, (counts.get(one) ?? 0) + 1);
        for (const other of answers.slice(index + 1)) {
          const key = JSON.stringify([one, other]);
          together.set(key, [...(together.get(key) ?? []), object]);
        }
      });
    }
    for (const [key, both] of together) {
      const [one, other] = JSON.parse(key) as [string, string];
      const [a, b] = [counts.get(one)!, counts.get(other)!];
      const expected = (a * b) / objects.length;
      const usual = Math.min(a, b) >= USUAL * objects.length;
      if (!usual || expected < EXPECTED || both.length > MOST_TOGETHER * objects.length) continue;
      found.push({ class: name, objects: both, answers: [one, other], expected });
    }
  }
  return found
    .sort((one, other) => other.expected - one.expected || (one.answers.join() < other.answers.join() ? -1 : 1))
    .slice(0, MOST_COMBINATIONS);
}
