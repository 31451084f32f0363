import { agreementByPair, type AgreementGroup, type AgreementPart } from '@shared/agreement/breakdown';
import type { Interval } from '@shared/agreement/bootstrap';
import { measureAgreement, type AgreementReport } from '@shared/agreement/measure';
import type { Metric } from '@shared/agreement/metric';
import { imageOfThing } from '@shared/agreement/objects/object-ratings';
import { shapeAlpha, type ShapeAlpha } from '@shared/agreement/objects/shape-alpha';
import { ratingTable, type RatingTable } from '@shared/agreement/ratings';
import { estimateTruth, type Truth } from '@shared/agreement/truth';
import { wilsonInterval } from '@shared/agreement/wilson';
import { Confusion, type ConfusionCell } from '@shared/evaluation/confusion';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { agreementOn } from './agreement-parts';
import { annotatorNames, type ObjectAgreement } from './rate-objects';

export type AgreementBreakdown = AgreementPart | 'annotator';

/** How far one person can be relied on (Dawid and Skene); told to a lead and to that person alone. */
export interface ToldReliability {
  readonly annotator: string;
  /** P(right), 0 to 1, with Wilson's interval over what they rated. */
  readonly accuracy: number;
  readonly ci95: Interval | null;
  readonly ratings: number;
  /** P(says column | is row), in the order of `values`. */
  readonly confusion: readonly (readonly number[])[] | null;
}

export interface ProjectAgreement {
  /** SHA-256 of all that was read, with who is compared and from which similarity on. */
  readonly snapshot: string;
  readonly images: number;
  readonly report: AgreementReport;
  readonly table: RatingTable;
  readonly shapes: ShapeAlpha;
  readonly disagreements: ObjectAgreement['disagreements'];
  readonly groups: readonly AgreementGroup[];
  /** How often one person says the one where another says the other, `null`: nothing; the images behind each cell. */
  readonly confusion: readonly ConfusionCell[];
  readonly reliability: readonly ToldReliability[];
}

/** Everything that is said of how far people agree, from what `rateObjects` read. */
export function agreementReport(
  store: Store,
  read: ObjectAgreement,
  metric: Metric,
  by: readonly AgreementBreakdown[],
): ProjectAgreement {
  const table = ratingTable(read.ratings);
  const overall = metric === 'cohen' && table.annotators.length !== 2 ? 'conger' : metric;
  const report = measureAgreement(table, overall, 'nominal', imageOfThing);
  const isTold = privacyOf(store);
  const truth = report.truth ?? estimateTruth(table, 'dawid-skene');
  return {
    snapshot: read.snapshot,
    images: read.images,
    report: report.truth ? { ...report, truth: toldTruth(report.truth, isTold) } : report,
    table,
    shapes: shapeAlpha(read.drawings),
    disagreements: read.disagreements,
    groups: by.flatMap((part) =>
      part === 'annotator'
        ? agreementByPair(read.ratings, metric).filter(
            (group) => 'annotators' in group && group.annotators.some((name) => isTold(name)),
          )
        : agreementOn(store, part, read, overall),
    ),
    confusion: confusionOf(read, table),
    reliability: truth.annotators
      .filter(({ annotator }) => isTold(annotator))
      .map(({ annotator, accuracy, ratings, confusion }) => ({
        annotator,
        accuracy,
        ci95: wilsonInterval(accuracy, ratings),
        ratings,
        confusion,
      })),
  };
}

/** A lead is told of everybody, anybody else of themselves. */
export function privacyOf(store: Store): (name: string) => boolean {
  const own = annotatorNames(store).get(store.member);
  const lead = memberById(store.db, store.member)?.role === 'lead';
  return (name) => lead || name === own;
}

function toldTruth(truth: Truth, isTold: (name: string) => boolean): Truth {
  return { ...truth, annotators: truth.annotators.filter(({ annotator }) => isTold(annotator)) };
}

/** Every two people on every thing, whoever of them comes first. */
function confusionOf({ things, absent }: ObjectAgreement, table: RatingTable): ConfusionCell[] {
  const paths = new Map(things.map(({ item, path }) => [item, path]));
  const confusion = new Confusion();
  const said = (value: string) => (value === absent ? null : value);
  table.items.forEach((item, index) => {
    for (let one = table.starts[index]!; one < table.starts[index + 1]!; one++)
      for (let other = one + 1; other < table.starts[index + 1]!; other++) {
        const pair = [table.values[table.valueOf[one]!]!, table.values[table.valueOf[other]!]!].sort();
        confusion.add(said(pair[0]!), said(pair[1]!), paths.get(item) ?? '');
      }
  });
  return confusion.report();
}
