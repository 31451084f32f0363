import type { Comparison, ComparisonSide } from '@shared/contract/comparison';
import { count } from './words';

const reasons: Readonly<Record<NonNullable<Comparison['reason']>, string>> = {
  'no-version': 'Not measurable: no published version holds its rule yet.',
  'no-labels': 'Nothing to measure: no label was re-opened.',
  'one-annotator': 'Not measurable: only one person labelled these images.',
  'nothing-rechecked': 'Not measurable yet: everything waits to be looked at again.',
};

/** Agreement before and after for a terminal. */
export function comparisonWords({ version, before, after, images, waiting, reason }: Comparison): string[] {
  const heading = version ? [`Before and after version ${version.number}:`] : [];
  if (reason !== null || !before || !after) return [...heading, reasons[reason ?? 'no-labels']];
  const line = (name: string, measure: 'agreement' | 'alpha' | 'percent' | 'overlap') =>
    `  ${name}: ${figure(before[measure])} → ${figure(after[measure])}`;
  const few = [...before.warnings, ...after.warnings].find((warning) => warning.code === 'few-items');
  return [
    ...heading,
    line("Gwet's AC1", 'agreement'),
    line("Krippendorff's alpha", 'alpha'),
    line('equal pairs', 'percent'),
    line('overlap of shapes', 'overlap'),
    `${count(before.things, 'thing')} before and ${after.things} now, on ${count(images, 'image')} of several people.`,
    ...(waiting > 0 ? [`${count(waiting, 'more thing')} to be looked at again.`] : []),
    ...(few?.code === 'few-items'
      ? [`Note: only ${few.items} things; below ${few.needed} the intervals are rough.`]
      : []),
  ];
}

function figure({ value, ci95 }: ComparisonSide['agreement']): string {
  if (value === null) return 'undefined';
  return ci95 === null ? value.toFixed(3) : `${value.toFixed(3)} (${ci95[0].toFixed(3)} to ${ci95[1].toFixed(3)})`;
}
