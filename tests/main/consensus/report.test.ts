import { expect, it } from 'vitest';
import type { ReviewSettings } from '@shared/contract/review';
import { consensusReport, reportTable } from '@main/consensus/report';
import { disputedProject } from './disputed-project';

const settings: ReviewSettings = { threshold: 0.5, wellPlaced: 0.8, method: 'robust' };
const inPeace = { signal: new AbortController().signal, progress: () => undefined };

it('the report tells of every thing, worst first, and names what it was read from', async () => {
  const store = disputedProject();
  const report = await consensusReport(store, settings, inPeace);
  expect(report).toMatchObject({ images: 2, standings: { open: 2, agreed: 1 }, kinds: { class: 1, extra: 1 } });
  expect(report.things.map(({ priority }) => priority)).toEqual(
    report.things.map(({ priority }) => priority).toSorted((a, b) => b - a),
  );
  expect((await consensusReport(store, settings, inPeace)).snapshot).toBe(report.snapshot);
  expect((await consensusReport(store, { ...settings, threshold: 0.6 }, inPeace)).snapshot).not.toBe(report.snapshot);
});

it('the table has one row a thing, and runs nothing in a spreadsheet', async () => {
  const report = await consensusReport(disputedProject(), settings, inPeace);
  const [head, ...rows] = reportTable({
    ...report,
    things: report.things.map((thing) => ({ ...thing, class: '=cmd,"x"' })),
  })
    .trim()
    .split('\n');
  expect(head).toBe('image,thing,class,standing,disagreements,marked,looked,priority,snapshot');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain(`"'=cmd,""x"""`);
});
