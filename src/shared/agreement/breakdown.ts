import { measureAgreement, type AgreementReport } from './measure';
import type { Metric } from './metric';
import { imageOfThing } from './objects/object-ratings';
import { ratingTable, type Rating } from './ratings';

/** By what agreement may be told apart, besides by pairs of annotators. */
export const agreementParts = ['class', 'attribute', 'rule', 'case', 'tag', 'week'] as const;
export type AgreementPart = (typeof agreementParts)[number];

export type AgreementFigures = Pick<AgreementReport, 'value' | 'ci95' | 'items' | 'ratings' | 'percent' | 'warnings'>;

/** The agreement on one class or another part of the things, or between two annotators. */
export type AgreementGroup = AgreementFigures &
  (
    | { readonly class: string }
    | { readonly part: Exclude<AgreementPart, 'class'>; readonly name: string }
    | { readonly annotators: readonly [one: string, other: string] }
  );

/**
 * The agreement on parts of the items; an item may be in several parts. Worst first, weeks in their order.
 *
 * @param namesOf the names of the parts that an item is in.
 */
export function agreementByPart(
  part: Exclude<AgreementPart, 'class' | 'attribute'>,
  ratings: readonly Rating[],
  metric: Metric,
  namesOf: (item: string) => readonly string[],
): AgreementGroup[] {
  const parts = new Map<string, Rating[]>();
  for (const rating of ratings)
    for (const name of namesOf(rating.item)) {
      const known = parts.get(name);
      if (known) known.push(rating);
      else parts.set(name, [rating]);
    }
  const groups = [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({ part, name, ...figures(own, metric) }));
  return part === 'week' ? groups : worstFirst(groups);
}

/**
 * Each value against all others, on all items. Worst first; those without a value at the end.
 *
 * @param except a value that is no class.
 */
export function agreementByClass(ratings: readonly Rating[], metric: Metric, except: string): AgreementGroup[] {
  const classes = [...new Set(ratings.map(({ value }) => value))].filter((value) => value !== except).sort();
  return worstFirst(
    classes.map((name) => {
      const binary = ratings.map((rating) => ({ ...rating, value: rating.value === name ? 'this' : 'other' }));
      return { class: name, ...figures(binary, metric) };
    }),
  );
}

/** Every two annotators on the items that both rated. Worst first; those without a value at the end. */
export function agreementByPair(ratings: readonly Rating[], metric: Metric): AgreementGroup[] {
  const annotators = [...new Set(ratings.map(({ annotator }) => annotator))].sort();
  const byAnnotator = new Map(annotators.map((annotator) => [annotator, [] as Rating[]]));
  for (const rating of ratings) byAnnotator.get(rating.annotator)!.push(rating);
  const rated = new Map(annotators.map((name) => [name, new Set(byAnnotator.get(name)!.map(({ item }) => item))]));
  return worstFirst(
    annotators.flatMap((one, index) =>
      annotators.slice(index + 1).flatMap((other) => {
        const both = [
          ...byAnnotator.get(one)!.filter(({ item }) => rated.get(other)!.has(item)),
          ...byAnnotator.get(other)!.filter(({ item }) => rated.get(one)!.has(item)),
        ];
        return both.length === 0 ? [] : [{ annotators: [one, other] as const, ...figures(both, metric) }];
      }),
    ),
  );
}

function figures(ratings: readonly Rating[], metric: Metric): AgreementFigures {
  const {
    value,
    ci95,
    items,
    ratings: count,
    percent,
    warnings,
  } = measureAgreement(ratingTable(ratings), metric, 'nominal', imageOfThing);
  return { value, ci95, items, ratings: count, percent, warnings };
}

/** Those without a value at the end. */
export function worstFirst<Group extends AgreementFigures>(groups: Group[]): Group[] {
  return groups.sort((one, other) => (one.value ?? 2) - (other.value ?? 2));
}
