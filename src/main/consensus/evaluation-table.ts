import { csv } from './csv';
import type { EvaluationReport } from './evaluate';

const head = [
  'by',
  'name',
  'class',
  'measure',
  'value',
  'low',
  'high',
  'images',
  'objects',
  'found',
  'there',
  'said',
  'count',
  'snapshot',
] as const;

type Row = readonly (string | number | null)[];

/** One row a figure, and one a cell of the confusions; the snapshot stands in every row. */
export function evaluationTable({ parts, confusion, snapshot }: EvaluationReport): string {
  const figures = parts.flatMap((part): Row[] => {
    const row = (measure: string, value: number | null, interval: readonly [number, number] | null = null): Row[] =>
      value === null
        ? []
        : [
            [
              part.by,
              part.name,
              '',
              measure,
              value,
              interval?.[0] ?? null,
              interval?.[1] ?? null,
              part.images,
              part.truths,
              part.found,
              '',
              '',
              null,
              snapshot,
            ],
          ];
    const { scores, intervals, coco } = part;
    return [
      ...row('precision', scores.precision, intervals.precision),
      ...row('recall', scores.recall, intervals.recall),
      ...row('f1', scores.f1, intervals.f1),
      ...row('meanOverlap', scores.meanOverlap, intervals.meanOverlap),
      ...row('panopticQuality', scores.panopticQuality, intervals.panopticQuality),
      ...row('accuracy', scores.accuracy),
      ...(coco ? (Object.entries(coco.figures) as [string, number | null][]) : []).flatMap(([name, value]) =>
        row(name, value, intervalOf(name, coco!.intervals)),
      ),
      ...(coco?.classes ?? []).flatMap((one) =>
        (
          [
            ['ap', one.ap],
            ['ap50', one.ap50],
            ['ar', one.ar],
          ] as const
        ).flatMap(([measure, value]): Row[] =>
          value === null
            ? []
            : [
                [
                  part.by,
                  part.name,
                  one.class,
                  measure,
                  value,
                  measure === 'ap' ? (one.ap95?.[0] ?? null) : null,
                  measure === 'ap' ? (one.ap95?.[1] ?? null) : null,
                  part.images,
                  one.truths,
                  one.detections,
                  '',
                  '',
                  null,
                  snapshot,
                ],
              ],
        ),
      ),
    ];
  });
  const cells = confusion.map(({ one, other, count, images }): Row => [
    'confusion',
    '',
    '',
    'count',
    count,
    null,
    null,
    images.length,
    null,
    null,
    one ?? '(nothing)',
    other ?? '(nothing)',
    count,
    snapshot,
  ]);
  return csv(head, [...figures, ...cells]);
}

function intervalOf(
  name: string,
  intervals: Readonly<Record<'ap' | 'ap50' | 'ar', readonly [number, number] | null>>,
): readonly [number, number] | null {
  return name === 'ap' || name === 'ap50' || name === 'ar' ? intervals[name] : null;
}
