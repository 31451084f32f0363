import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Metric } from '@shared/agreement/metric';
import { UserError } from '@shared/lib/user-error';
import { agreementReport, privacyOf, type AgreementBreakdown } from '@main/consensus/agreement-report';
import { agreementTable } from '@main/consensus/agreement-table';
import { crowdAndModel, type CrowdAndModel } from '@main/consensus/crowd-and-model';
import { modelNamed } from '@main/consensus/evaluation-names';
import { annotatorNames, rateObjects } from '@main/consensus/rate-objects';
import type { Store } from '@main/db/store';
import {
  agreementResult,
  agreementWords,
  groupWords,
  intervalWords,
  peopleWords,
  togetherWords,
} from './agreement-words';
import { chosenAnnotators, requireTwo } from './annotators';
import type { Outcome } from './cli';
import { count } from './words';

export interface ProjectOptions {
  readonly metric: Metric;
  readonly by?: readonly AgreementBreakdown[];
  readonly between?: readonly string[];
  readonly iou: number;
  readonly csv?: string;
  /** Ask this model as well. */
  readonly model?: string;
}

/**
 * How far the people who labelled the same images agree on what is there.
 *
 * @throws UserError `agreement.noOverlap` when no image was labelled by two, and when the metric does not suit them.
 */
export function agreementOfProject(
  store: Store,
  { metric, by = [], between, iou, csv, model }: ProjectOptions,
): Outcome {
  const { path } = store;
  const chosen = chosenAnnotators(new Set(annotatorNames(store).values()), between, path);
  const read = rateObjects(store, chosen, iou);
  if (read.images === 0)
    throw new UserError(
      'agreement.noOverlap',
      { path },
      `No image in ${path} was labelled by two people, so there is nothing to compare. Have somebody label some images again.`,
    );
  if (metric === 'cohen' && !by.includes('annotator'))
    requireTwo([...new Set(read.ratings.map(({ annotator }) => annotator))].sort(), path);
  const agreement = agreementReport(store, read, metric, by);
  const together = model === undefined ? null : crowdAndModel(store, read, modelNamed(store, model), iou);
  const told = together && onlyTold(store, together);
  if (csv !== undefined) writeFileSync(resolve(csv), agreementTable(agreement));
  const { report, table, groups, shapes, disagreements, images, snapshot, confusion, reliability } = agreement;
  return {
    result: {
      ...agreementResult(report, table),
      images,
      iou,
      shapes,
      disagreements,
      ...(by.length > 0 && { groups }),
      confusion,
      reliability,
      ...(told && { withModel: told }),
      snapshot,
    },
    words: [
      ...agreementWords(report, table.annotators.length, 'thing'),
      `Compared ${count(images, 'image')}; one thing from an overlap of ${iou} on`,
      `Agreement on shapes alone, whatever their class: ${intervalWords(shapes.value, shapes.ci95)}`,
      `Disagreements: ${disagreementWords(disagreements)}`,
      ...groups.map(groupWords),
      ...peopleWords(agreement),
      ...(told ? togetherWords(told) : []),
      `Read from ${snapshot}`,
    ],
  };
}

/** A lead is told how far everybody can be relied on, anybody else of themselves. */
function onlyTold(store: Store, together: CrowdAndModel): CrowdAndModel {
  const isTold = privacyOf(store);
  return { ...together, annotators: together.annotators.filter(({ annotator }) => isTold(annotator)) };
}

function disagreementWords(disagreements: Readonly<Record<string, number>>): string {
  return Object.entries(disagreements)
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');
}
