import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { disputedProject } from '@tests/main/consensus/disputed-project';
import { evaluatedProject } from '@tests/main/consensus/evaluated-project';
import { scene, temporaryStore } from '@tests/support/temporary-store';
import { buildCommandLine, json, plumbline, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

interface Report {
  readonly value: number | null;
  readonly images: number;
  readonly items: number;
  readonly ratings: number;
  readonly shapes: { readonly value: number };
  readonly disagreements: Readonly<Record<string, number>>;
  readonly groups?: readonly { class?: string; annotators?: readonly string[]; value: number | null; items: number }[];
}

describe('plumbline agreement of a project', () => {
  it('is that of the things which several people labelled, and changes nothing', async () => {
    const { path } = disputedProject();
    const before = readFileSync(path);
    const report = await json<Report>(0, 'agreement', path, '--metric', 'percent');
    expect(report).toMatchObject({ images: 2, items: 3, ratings: 7, iou: 0.5 });
    expect(report.value).toBeCloseTo(1 / 3, 12);
    expect(report.disagreements).toMatchObject({ missing: 0, extra: 1, duplicate: 0, class: 1, localisation: 0 });
    expect(report.shapes.value).toBeGreaterThan(0);
    expect(report.shapes.value).toBeLessThan(1);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is told for each class, worst first, and for every two people', async () => {
    const { path } = disputedProject();
    const byClass = await json<Report>(0, 'agreement', path, '-m', 'percent', '--by', 'class');
    expect(byClass.groups?.map((group) => [group.class, group.value])).toEqual([
      ['car', expect.closeTo(2 / 3, 12)],
      ['person', expect.closeTo(2 / 3, 12)],
      ['sign', expect.closeTo(2 / 3, 12)],
    ]);
    const byPair = await json<Report>(0, 'agreement', path, '-m', 'cohen', '--by', 'annotator');
    expect(byPair.groups?.map(({ annotators, items }) => [annotators?.join(), items])).toEqual([
      ['Ada,Bo', 3],
      ['Ada,Ada (2)', 1],
      ['Ada (2),Bo', 1],
    ]);
    expect(byPair).toMatchObject({ metric: 'conger' });
  });

  it('may be asked of two people, and finds the likely truth', async () => {
    const { path } = disputedProject();
    const two = await json<Report>(0, 'agreement', path, '-m', 'cohen', '--between', 'Ada', 'Bo');
    expect(two).toMatchObject({ metric: 'cohen', items: 3, ratings: 6 });
    const truth = await json(0, 'agreement', path, '-m', 'dawid-skene');
    expect(truth['consensus']).toMatchObject([{ item: 'image-0.jpg#1', value: 'person', doubtful: false }, {}, {}]);
  });

  it('speaks in words', async () => {
    const { path } = disputedProject();
    const { code, stderr } = await plumbline('agreement', path, '-m', 'gwet', '--by', 'class');
    expect(code).toBe(0);
    expect(stderr).toContain('3 things, 7 ratings, 3 annotators\n');
    expect(stderr).toContain(
      'Disagreements: 0 missing, 1 extra, 0 duplicate, 0 split, 1 class, 0 localisation, 0 attribute, 0 text, 0 order\n',
    );
    expect(stderr).toMatch(/^ {2}person: -?\d\.\d{3}.*, 3 things \(few\)$/m);
  });

  it('asks a model as well, and counts it by how often it is right', async () => {
    const { path } = evaluatedProject().store;
    const report = await json(0, 'agreement', path, '-m', 'gwet', '--model', 'net');
    expect(report['withModel']).toMatchObject({
      model: 'net@1',
      annotators: [{ annotator: 'Jun' }, { annotator: 'Mina' }],
    });
    const { stderr } = await plumbline('agreement', path, '-m', 'gwet', '--model', 'net');
    expect(stderr).toMatch(/With net@1 \(CROWDLAB\) the consensus is right: 0\.\d{3}/);
    const none = await json<Failed>(3, 'agreement', path, '-m', 'gwet', '--model', 'other');
    expect(none.error.code).toBe('evaluation.noSuchModel');
  });

  it('is refused when nobody labelled what another did, and for who is not there', async () => {
    const store = temporaryStore();
    scene(store);
    const alone = await json<Failed>(3, 'agreement', store.path, '-m', 'gwet');
    expect(alone.error).toMatchObject({ code: 'agreement.noOverlap', params: { path: store.path } });
    const { path } = disputedProject();
    const unknown = await json<Failed>(3, 'agreement', path, '-m', 'gwet', '--between', 'Ada', 'Eve');
    expect(unknown.error).toMatchObject({ code: 'agreement.noSuchAnnotator', params: { name: 'Eve' } });
    const three = await json<Failed>(3, 'agreement', path, '-m', 'cohen');
    expect(three.error).toMatchObject({ code: 'agreement.notTwo', params: { others: 'Ada, Ada (2), Bo' } });
  });

  it('is bad usage together with what goes with a table, and without either', async () => {
    for (const args of [
      [],
      ['p.plumb', '--table', 't.csv'],
      ['--table', 't.csv', '--by', 'class'],
      ['p.plumb', '--level', 'ordinal'],
      ['p.plumb', '--iou', '0'],
    ])
      expect((await json<Failed>(2, 'agreement', ...args, '-m', 'krippendorff')).error.code).toBe('usage');
    const { error } = await json<Failed>(2, 'agreement', 'p.plumb', '-m', 'mace', '--by', 'class');
    expect(error.message).toMatch(/--by goes with coefficients/);
  });
});
