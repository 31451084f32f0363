import type { AgreementFigures } from '@shared/agreement/breakdown';
import type { ProjectAgreement } from './agreement-report';
import { csv } from './csv';

const head = [
  'part',
  'name',
  'other',
  'value',
  'low',
  'high',
  'items',
  'ratings',
  'percent',
  'count',
  'images',
  'notes',
  'snapshot',
] as const;

/** Everything that a report says as rows of one table; the snapshot stands in every row. */
export function agreementTable(agreement: ProjectAgreement): string {
  const { snapshot, images, report, shapes, groups, confusion, reliability, disagreements } = agreement;
  const figures = (part: string, name: string, other: string, one: AgreementFigures) => [
    part,
    name,
    other,
    one.value,
    one.ci95?.[0] ?? null,
    one.ci95?.[1] ?? null,
    one.items,
    one.ratings,
    one.percent,
    null,
    null,
    one.warnings.map(({ code }) => code).join(' '),
    snapshot,
  ];
  const counted = (part: string, name: string, other: string, count: number, all: readonly string[] | null) => [
    part,
    name,
    other,
    null,
    null,
    null,
    null,
    null,
    null,
    count,
    all === null ? null : all.join(' '),
    '',
    snapshot,
  ];
  return csv(head, [
    figures('all', report.metric, '', report),
    [
      'shapes',
      'krippendorff',
      '',
      shapes.value,
      shapes.ci95?.[0] ?? null,
      shapes.ci95?.[1] ?? null,
      null,
      null,
      null,
      null,
      String(images),
      '',
      snapshot,
    ],
    ...groups.map((group) => {
      if ('class' in group) return figures('class', group.class, '', group);
      if ('annotators' in group) return figures('annotators', group.annotators[0], group.annotators[1], group);
      return figures(group.part, group.name, '', group);
    }),
    ...confusion.map((cell) =>
      counted('confusion', cell.one ?? '(nothing)', cell.other ?? '(nothing)', cell.count, cell.images),
    ),
    ...Object.entries(disagreements).map(([kind, count]) => counted('disagreement', kind, '', count, null)),
    ...reliability.map(({ annotator, accuracy, ci95, ratings }) => [
      'reliability',
      annotator,
      '',
      accuracy,
      ci95?.[0] ?? null,
      ci95?.[1] ?? null,
      null,
      ratings,
      null,
      null,
      null,
      '',
      snapshot,
    ]),
  ]);
}
