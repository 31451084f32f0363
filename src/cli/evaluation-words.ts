import type { Interval } from '@shared/agreement/bootstrap';
import type { CocoEvaluation } from '@shared/evaluation/coco-evaluation';
import type { EvaluatedPart, EvaluationReport, EvaluationWarning } from '@main/consensus/evaluate';
import { count } from './words';

/** More lines than this are for a program to read. */
const MOST_LINES = 20;
const MOST_IMAGES = 3;

/** An evaluation for people. */
export function evaluationWords({
  parts,
  confusion,
  warnings,
  snapshot,
  threshold,
  score,
}: EvaluationReport): string[] {
  const [whole, ...slices] = parts;
  if (!whole) return [];
  const wrong = confusion.filter(({ one, other }) => one !== other);
  return [
    `${count(whole.images, 'image')}, ${count(whole.truths, 'object')} there, ${whole.found} found`,
    ...(whole.coco ? cocoWords(whole.coco) : []),
    `At a similarity of ${threshold}${whole.coco ? ` and from a score of ${score} on` : ''}:`,
    ...scoreWords(whole).map((line) => `  ${line}`),
    ...(whole.coco?.classes ?? []).map(
      ({ class: name, ap, ap95, ar, truths, detections }) =>
        `  ${name}: AP ${figure(ap, ap95)}, AR ${figure(ar, null)}, ${truths} there, ${detections} found`,
    ),
    ...slices.map(
      ({ by, name, scores, intervals, coco, images, truths }) =>
        `  ${by} "${name}": recall ${figure(scores.recall, intervals.recall)}${precisionWords(coco)}, ${count(truths, 'object')} on ${count(images, 'image')}`,
    ),
    ...(wrong.length > 0 ? ['Taken for something else (there: found):'] : []),
    ...wrong
      .slice(0, MOST_LINES)
      .map(
        ({ one, other, count: times, images }) =>
          `  ${one ?? 'nothing'}: ${other ?? 'nothing'}, ${times} times, e.g. ${images.slice(0, MOST_IMAGES).join(', ')}`,
      ),
    ...(wrong.length > MOST_LINES ? [`  and ${wrong.length - MOST_LINES} more (--json lists all)`] : []),
    ...warnings.map((warning) => `Note: ${warningWords(warning)}`),
    `Read from ${snapshot}`,
  ];
}

/** Of single objects there is none. */
function precisionWords(coco: CocoEvaluation | null): string {
  const ap = coco?.figures.ap ?? null;
  return ap === null ? '' : `, AP ${figure(ap, coco?.intervals.ap ?? null)}`;
}

function cocoWords({ figures, intervals }: CocoEvaluation): string[] {
  const { ap, ap50, ap75, apSmall, apMedium, apLarge, ar1, ar10, ar, arSmall, arMedium, arLarge } = figures;
  const line = (...all: readonly [string, number | null][]) =>
    all.flatMap(([name, value]) => (value === null ? [] : [`${name} ${fixed(value)}`])).join(', ');
  return [
    `Average precision (COCO): ${figure(ap, intervals.ap)}`,
    `  at 0.50: ${figure(ap50, intervals.ap50)}`,
    `  ${line(['at 0.75', ap75], ['small', apSmall], ['medium', apMedium], ['large', apLarge])}`,
    `Average recall: ${figure(ar, intervals.ar)}`,
    `  ${line(['with 1 an image', ar1], ['with 10', ar10], ['small', arSmall], ['medium', arMedium], ['large', arLarge])}`,
  ].filter((text) => text.trim() !== '');
}

function scoreWords({ scores, intervals }: EvaluatedPart): string[] {
  return [
    `precision ${figure(scores.precision, intervals.precision)}`,
    `recall ${figure(scores.recall, intervals.recall)}`,
    `F1 ${figure(scores.f1, intervals.f1)}`,
    `mean similarity of what is right ${figure(scores.meanOverlap, intervals.meanOverlap)}`,
    `panoptic quality ${figure(scores.panopticQuality, intervals.panopticQuality)}`,
  ];
}

function warningWords(warning: EvaluationWarning): string {
  switch (warning.code) {
    case 'undecided':
      return `${count(warning.images, 'image')} left out: not all that is on them is decided.`;
    case 'unseen':
      return `the model suggests nothing on ${count(warning.images, 'image')}; it counts as having looked. --seen leaves them out.`;
    case 'few-images':
      return `only ${count(warning.images, 'image')}; below ${warning.needed} the intervals are a rough guess.`;
    case 'threshold':
      return `suggestions below ${warning.threshold} were not kept, so average precision is a lower bound.`;
    case 'own-suggestions':
      return `${count(warning.objects, 'label')} began as suggestions of this very model, which flatters it.`;
    case 'other-shapes':
    default:
      return `average precision leaves out ${count(warning.objects, 'object')} of shapes that it knows nothing of.`;
  }
}

function figure(value: number | null, ci95: Interval | null): string {
  if (value === null) return 'undefined';
  return ci95 === null ? fixed(value) : `${fixed(value)}, 95 % interval ${fixed(ci95[0])} to ${fixed(ci95[1])}`;
}

function fixed(value: number): string {
  return value.toFixed(3);
}
