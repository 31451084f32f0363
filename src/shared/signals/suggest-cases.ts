import type { CaseSignal } from '../model/rare-case';
import { lookAlikes } from './look-alikes';
import { outliersOf } from './outliers';
import { rareAnswers, rareClasses } from './rarity';
import type { SignalObject } from './signal-object';

/** Objects that may be one rare case, and why. */
export interface SuggestedCase {
  readonly signal: Extract<CaseSignal, 'disagreement' | 'uncertainty' | 'rarity' | 'outlier'>;
  /** What all its objects have been labelled as. */
  readonly class: string;
  readonly objects: readonly string[];
  /** The mean doubt of its objects and of their class, 0 to 1; null where nobody else looked. */
  readonly doubt: number | null;
  readonly usual: number | null;
  readonly disputed: number;
  /** The answers that are rare together; empty when it is something else that is rare. */
  readonly answers: readonly string[];
}

const LEAST_GROUP = 3;
/** How much more doubt a group holds than its class would lead one to expect, in objects. */
const LEAST_EXCESS = 1.5;
const LEAST_RISE = 0.2;

/**
 * Finds what may be rare cases. Look-alikes that are doubted more than their class come first, by how many doubts they
 * would explain: an outlier is no more than odd, while what is wrong the same way each time lies in the middle of a
 * cluster (models.md 3.3). What is rare follows, and what lies apart comes last.
 *
 * A generator of how many objects were compared; it returns the suggestions.
 */
export function* suggestCases(objects: readonly SignalObject[]): Generator<number, SuggestedCase[]> {
  const byClass = new Map<string, SignalObject[]>();
  for (const object of [...objects].sort((one, other) => (one.id < other.id ? -1 : 1)))
    byClass.set(object.class, [...(byClass.get(object.class) ?? []), object]);
  const clusters: { readonly suggestion: SuggestedCase; readonly excess: number }[] = [];
  const outliers: SuggestedCase[] = [];
  let done = 0;
  for (const [name, members] of [...byClass].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const seen = members.flatMap((object) => (object.vector ? [{ object, vector: object.vector }] : []));
    const search = lookAlikes(seen.map(({ vector }) => vector));
    let step = search.next();
    for (; !step.done; step = search.next()) yield done + step.value;
    done += seen.length;
    const usual = doubtOf(members);
    for (const group of step.value.groups) {
      const found = group.map((index) => seen[index]!.object);
      const excess = excessOf(found, usual);
      if (excess !== null) clusters.push({ suggestion: suggested(name, found, usual), excess });
    }
    const grouped = new Set(step.value.groups.filter(({ length }) => length >= LEAST_GROUP).flat());
    const apart = outliersOf(step.value.apart).flatMap((index) => (grouped.has(index) ? [] : [seen[index]!.object]));
    if (apart.length > 0) outliers.push({ ...suggested(name, apart, usual), signal: 'outlier' });
  }
  clusters.sort((one, other) => other.excess - one.excess || compare(one.suggestion, other.suggestion));
  const rare = [...rareClasses(byClass), ...rareAnswers(byClass)].map(({ class: name, objects: found, answers }) => ({
    ...suggested(name, found, doubtOf(byClass.get(name) ?? [])),
    signal: 'rarity' as const,
    answers,
  }));
  return [...clusters.map(({ suggestion }) => suggestion), ...rare, ...outliers];
}

/** Null when the group is too small, or doubted no more than its class. */
function excessOf(group: readonly SignalObject[], usual: number | null): number | null {
  const known = group.filter(({ doubt }) => doubt !== null);
  const doubt = doubtOf(known);
  if (known.length < LEAST_GROUP || doubt === null || usual === null) return null;
  const excess = known.length * (doubt - usual);
  return doubt - usual >= LEAST_RISE && excess >= LEAST_EXCESS ? excess : null;
}

function suggested(name: string, group: readonly SignalObject[], usual: number | null): SuggestedCase {
  const disputed = group.filter((object) => object.disputed).length;
  return {
    signal: 2 * disputed >= group.length ? 'disagreement' : 'uncertainty',
    class: name,
    objects: [...group]
      .sort((one, other) => Number(other.disputed) - Number(one.disputed) || (one.id < other.id ? -1 : 1))
      .map(({ id }) => id),
    doubt: doubtOf(group),
    usual,
    disputed,
    answers: [],
  };
}

function doubtOf(objects: readonly SignalObject[]): number | null {
  const known = objects.flatMap(({ doubt }) => (doubt === null ? [] : [doubt]));
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

function compare(one: SuggestedCase, other: SuggestedCase): number {
  return one.objects[0]! < other.objects[0]! ? -1 : 1;
}
