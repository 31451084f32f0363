import { instantOfChangeId } from '@shared/changes/clock';
import {
  agreementByClass,
  agreementByPart,
  type AgreementGroup,
  type AgreementPart,
} from '@shared/agreement/breakdown';
import type { Metric } from '@shared/agreement/metric';
import type { ClassId } from '@shared/model/ids';
import { casesOfLabels } from '@main/db/queries/cases-of-labels';
import { tagsOfImage } from '@main/db/queries/image-tags';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { agreementByAttribute } from './agreement-by-attribute';
import type { ObjectAgreement, RatedThing } from './rate-objects';
import { rulesInForce } from './rules-for';

/** The agreement on each class, attribute, rule, rare case or tag, or week by week. */
export function agreementOn(
  store: Store,
  part: AgreementPart,
  { ratings, absent, things }: ObjectAgreement,
  metric: Metric,
): AgreementGroup[] {
  if (part === 'class') return agreementByClass(ratings, metric, absent);
  if (part === 'attribute') return agreementByAttribute(store, things);
  const namesOf = partNames(store, part);
  const known = new Map(things.map((thing) => [thing.item, namesOf(thing)]));
  return agreementByPart(part, ratings, metric, (item) => known.get(item) ?? []);
}

function partNames(
  store: Store,
  part: Exclude<AgreementPart, 'class' | 'attribute'>,
): (thing: RatedThing) => readonly string[] {
  switch (part) {
    case 'rule':
      return rulesOfThing(store);
    case 'case':
      return ({ labels }) =>
        casesOfLabels(
          store.db,
          labels.map(({ id }) => id),
        ).map(({ title }) => title);
    case 'tag':
      return tagsOfThing(store);
    case 'week':
    default:
      return ({ labels }) => [
        labels.reduce((last, { id }) => maxText(last, weekOf(instantOfChangeId(id).milliseconds)), ''),
      ];
  }
}

/** Rules in force that are about a class that somebody took it for, and those that a label cites. */
function rulesOfThing(store: Store): (thing: RatedThing) => readonly string[] {
  const rules = rulesInForce(store);
  return ({ labels }) => {
    const classes = new Set<ClassId>(labels.map((label) => label.class));
    const cited = new Set(labels.flatMap((label) => label.rules));
    return rules
      .filter(({ id, rule }) => cited.has(id) || rule.classes.some((one) => classes.has(one)))
      .map(({ rule }) => rule.title);
  };
}

function tagsOfThing(store: Store): (thing: RatedThing) => readonly string[] {
  const names = new Map(listClasses(store.db).map(({ id, name }) => [id, name]));
  return ({ image }) => [
    ...new Set(
      tagsOfImage(store.db, image).map(({ tag }) => {
        if (tag.type === 'class') return names.get(tag.class) ?? '';
        return tag.type === 'word' ? tag.word : 'empty';
      }),
    ),
  ];
}

function maxText(one: string, other: string): string {
  return one > other ? one : other;
}

const DAY = 86_400_000;

/** The week of a moment by ISO 8601, in UTC: `2026-W07`. It belongs to the year that its Thursday is in. */
export function weekOf(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY);
  // 1 January 1970 was a Thursday.
  const thursday = day - (((day + 3) % 7) - 3);
  const year = new Date(thursday * DAY).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
