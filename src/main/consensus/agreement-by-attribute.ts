import { worstFirst, type AgreementGroup } from '@shared/agreement/breakdown';
import { measureAgreement, measureByDistance, type AgreementReport } from '@shared/agreement/measure';
import { imageOfThing } from '@shared/agreement/objects/object-ratings';
import { ratingTable, type Rating, type RatingTable } from '@shared/agreement/ratings';
import { masiDistance } from '@shared/agreement/set-distance';
import { textSimilarity } from '@shared/agreement/text/edit-distance';
import type { AttributeDefinition } from '@shared/model/attribute';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import type { RatedThing } from './rate-objects';
import { uniqueNames } from './unique-names';

/** What is written on a thing is asked like an attribute. */
const TEXT = 'text';
/** Who was asked and said nothing. */
const UNANSWERED = 'null';

/**
 * Krippendorff's alpha on every attribute of every class, and on what is written, over the things that two or more people
 * take for that class: choices as names, numbers by their distance, several options as sets (MASI), text by edit
 * distance. Worst first.
 */
export function agreementByAttribute(store: Store, things: readonly RatedThing[]): AgreementGroup[] {
  const names = uniqueNames(listClasses(store.db));
  return worstFirst(
    listClasses(store.db).flatMap(({ id, attributes }) => {
      const name = names.get(id) ?? '';
      const own = things.map((thing) => ({
        ...thing,
        cluster: thing.cluster.filter((object) => object.class === name),
      }));
      const asked = (attributes ?? []).map((definition) => ({
        name: definition.name,
        ...figuresOf(
          ratingsOf(own, ({ attributes: said }) => said?.[definition.id] ?? UNANSWERED),
          definition.type,
        ),
      }));
      const written = ratingsOf(own, ({ text }) => (text === undefined ? UNANSWERED : JSON.stringify(text)));
      const texts = written.some(({ value }) => value !== UNANSWERED)
        ? [{ name: TEXT, ...figuresOf(written, 'text') }]
        : [];
      return [...asked, ...texts]
        .filter(({ items }) => items > 0)
        .map((group) => ({ ...group, part: 'attribute' as const, name: `${name}, ${group.name}` }));
    }),
  );
}

function ratingsOf(
  things: readonly RatedThing[],
  valueOf: (object: RatedThing['cluster'][number]) => string,
): Rating[] {
  return things
    .filter(({ cluster }) => cluster.length > 1)
    .flatMap(({ item, cluster }) =>
      cluster.map((object) => ({ item, annotator: object.annotator, value: valueOf(object) })),
    );
}

function figuresOf(ratings: readonly Rating[], type: AttributeDefinition['type']) {
  const { value, ci95, items, ratings: count, percent, warnings } = measured(ratings, type);
  return { value, ci95, items, ratings: count, percent, warnings };
}

function measured(ratings: readonly Rating[], type: AttributeDefinition['type']): AgreementReport {
  const table = ratingTable(ratings);
  if (type === 'multi') return distant(table, (one, other) => masiDistance(optionsOf(one), optionsOf(other)));
  if (type === 'text') return distant(table, (one, other) => 1 - textSimilarity(textOf(one), textOf(other)));
  // A number that somebody left out has no place on the scale.
  const interval = type === 'number' && ratings.every(({ value }) => value !== UNANSWERED);
  return measureAgreement(table, 'krippendorff', interval ? 'interval' : 'nominal', imageOfThing);
}

function distant(table: RatingTable, distance: (one: string, other: string) => number): AgreementReport {
  return table.values.length > 5000
    ? measureAgreement(table, 'krippendorff', 'nominal', imageOfThing)
    : measureByDistance(table, distance, imageOfThing);
}

/** Values are written as JSON, as `writtenValues` does. */
function optionsOf(written: string): string[] {
  const value: unknown = JSON.parse(written);
  return Array.isArray(value) ? value.map(String) : [];
}

function textOf(written: string): string {
  const value: unknown = JSON.parse(written);
  return typeof value === 'string' ? value : '';
}
