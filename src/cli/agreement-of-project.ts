import { agreementByClass, agreementByPair, type AgreementGroup } from '@shared/agreement/breakdown';
import { measureAgreement } from '@shared/agreement/measure';
import type { Metric } from '@shared/agreement/metric';
import { imageOfThing } from '@shared/agreement/objects/object-ratings';
import { shapeAlpha } from '@shared/agreement/objects/shape-alpha';
import { ratingTable } from '@shared/agreement/ratings';
import { UserError } from '@shared/lib/user-error';
import { annotatorNames, rateObjects } from '@main/consensus/rate-objects';
import type { Store } from '@main/db/store';
import { agreementResult, agreementWords, groupWords } from './agreement-words';
import { chosenAnnotators, requireTwo } from './annotators';
import type { Outcome } from './cli';
import { count } from './words';

export interface ProjectOptions {
  readonly metric: Metric;
  readonly by?: 'class' | 'annotator';
  readonly between?: readonly string[];
  readonly iou: number;
}

/**
 * How far the people who labelled the same images agree on what is there.
 *
 * @throws UserError `agreement.noOverlap` when no image was labelled by two, and when the metric does not suit them.
 */
export function agreementOfProject(store: Store, { metric, by, between, iou }: ProjectOptions): Outcome {
  const { path } = store;
  const chosen = chosenAnnotators(new Set(annotatorNames(store).values()), between, path);
  const { images, ratings, absent, drawings, disagreements } = rateObjects(store, chosen, iou);
  if (images === 0)
    throw new UserError(
      'agreement.noOverlap',
      { path },
      `No image in ${path} was labelled by two people, so there is nothing to compare. Have somebody label some images again.`,
    );
  const table = ratingTable(ratings);
  if (metric === 'cohen' && by !== 'annotator') requireTwo(table.annotators, path);
  const groups = by === 'class' ? agreementByClass(ratings, metric, absent) : by && agreementByPair(ratings, metric);
  const report = measureAgreement(table, overallMetric(metric, table.annotators.length), 'nominal', imageOfThing);
  const shapes = shapeAlpha(drawings);
  return {
    result: { ...agreementResult(report, table), images, iou, shapes, disagreements, ...(groups && { groups }) },
    words: [
      ...agreementWords(report, table.annotators.length, 'thing'),
      `Compared ${count(images, 'image')}; one thing from an overlap of ${iou} on`,
      `Agreement on shapes alone, whatever their class: ${shapes.value === null ? 'undefined' : shapes.value.toFixed(3)}`,
      `Disagreements: ${disagreementWords(disagreements)}`,
      ...(groups ?? []).flatMap((group: AgreementGroup) => groupWords(group)),
    ],
  };
}

/** Cohen's kappa of every pair still wants one number for all. */
function overallMetric(metric: Metric, annotators: number): Metric {
  return metric === 'cohen' && annotators !== 2 ? 'fleiss' : metric;
}

function disagreementWords(disagreements: Readonly<Record<string, number>>): string {
  return Object.entries(disagreements)
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');
}
