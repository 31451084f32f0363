import type { DisputeOutline, ReviewSettings } from '@shared/contract/review';
import type { Interval } from '@shared/agreement/bootstrap';
import { wilsonInterval } from '@shared/agreement/wilson';
import { disagreementKinds, type DisagreementKind } from '@shared/agreement/objects/disagreement';
import { canonicalJson } from '@shared/lib/canonical-json';
import { standings, type Standing } from '@shared/review/standing';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import { sha256 } from '@main/db/sha256';
import type { Store } from '@main/db/store';
import { hexOfBytes } from '@shared/lib/hex';
import { privacyOf } from './agreement-report';
import { csv } from './csv';
import { annotatorNames } from './rate-objects';
import { survey, type SurveyContext } from './survey';

export interface ConsensusReport {
  /** SHA-256 of what was read: equal for equal labels, decisions and settings. */
  readonly snapshot: string;
  readonly settings: ReviewSettings;
  readonly images: number;
  readonly standings: Readonly<Record<Standing, number>>;
  readonly kinds: Readonly<Record<DisagreementKind, number>>;
  /** How far each person can be relied on (Dawid and Skene), 0 to 1; told to a lead and to that person alone. */
  readonly annotators: readonly {
    readonly name: string;
    readonly accuracy: number | null;
    readonly ci95: Interval | null;
    readonly ratings: number;
  }[];
  readonly things: readonly ReportedThing[];
}

interface ReportedThing {
  readonly image: string;
  readonly thing: string;
  readonly class: string;
  readonly standing: Standing;
  readonly kinds: readonly DisagreementKind[];
  readonly marked: number;
  readonly looked: number;
  readonly priority: number;
}

/** What people agree on and what is disputed, worst first. */
export async function consensusReport(
  store: Store,
  settings: ReviewSettings,
  context: SurveyContext,
): Promise<ConsensusReport> {
  const { outlines, reliability } = await survey(store, settings, context);
  const paths = new Map(allImages(store.db).map(({ id, path }) => [id, path]));
  const classes = new Map(listClasses(store.db).map(({ id, name }) => [id, name]));
  const names = annotatorNames(store);
  const isTold = privacyOf(store);
  const all = [...outlines.values()].flat();
  const things = all
    .map((one) => ({
      image: paths.get(one.image) ?? '',
      thing: one.id,
      class: classes.get(one.class) ?? '',
      standing: one.standing,
      kinds: one.kinds,
      marked: one.marked,
      looked: one.looked,
      priority: Math.round(one.priority * 1000) / 1000,
    }))
    .sort((a, b) => b.priority - a.priority || (a.thing < b.thing ? -1 : 1));
  return {
    snapshot: hexOfBytes(sha256(new TextEncoder().encode(canonicalJson({ settings, things })))),
    settings,
    images: outlines.size,
    standings: counted(standings, all, ({ standing }) => [standing]),
    kinds: counted(disagreementKinds, all, ({ kinds }) => kinds),
    annotators: reliability
      .map(({ member, accuracy, ratings }) => ({
        name: names.get(member) ?? '',
        accuracy,
        ci95: accuracy === null ? null : wilsonInterval(accuracy, ratings),
        ratings,
      }))
      .filter(({ name }) => isTold(name)),
    things,
  };
}

function counted<Name extends string>(
  names: readonly Name[],
  all: readonly DisputeOutline[],
  of: (one: DisputeOutline) => readonly Name[],
): Record<Name, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const one of all) for (const name of of(one)) counts[name]++;
  return counts;
}

/** One row a thing, as a spreadsheet reads it; the snapshot stands in every row so that none is without it. */
export function reportTable({ things, snapshot }: ConsensusReport): string {
  return csv(
    ['image', 'thing', 'class', 'standing', 'disagreements', 'marked', 'looked', 'priority', 'snapshot'],
    things.map(({ image, thing, class: name, standing, kinds, marked, looked, priority }) => [
      image,
      thing,
      name,
      standing,
      kinds.join(' '),
      marked,
      looked,
      priority,
      snapshot,
    ]),
  );
}
