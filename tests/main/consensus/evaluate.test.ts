import { expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { AttributeId, OptionId } from '@shared/model/attribute';
import type { ImageTagId, PredictionId } from '@shared/model/ids';
import { UserError } from '@shared/lib/user-error';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import { evaluate } from '@main/consensus/evaluate';
import type { EvaluationRequest } from '@main/consensus/evaluation-request';
import { judgedMember, judgedModel, standardOf } from '@main/consensus/evaluation-names';
import { evaluationTable } from '@main/consensus/evaluation-table';
import { markGold } from '@main/consensus/gold/mark';
import { evaluatedProject } from './evaluated-project';
import { teamOnImages } from './team-on-images';

const inPeace = { signal: new AbortController().signal, progress: () => undefined };

const request: EvaluationRequest = {
  judged: { type: 'model', model: 'net@1' },
  standard: { type: 'gold' },
  kind: 'box',
  threshold: 0.5,
  score: 0.5,
  slices: [],
  seenOnly: false,
};

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof UserError ? error.code : String(error);
  }
  return 'nothing';
}

it('a model is judged by what was decided, on images where all is decided', async () => {
  const { store } = evaluatedProject();
  const { images, parts, confusion, warnings } = await evaluate(store, request, inPeace);
  expect(images).toBe(1);
  expect(parts[0]).toMatchObject({ truths: 2, found: 2, scores: { precision: 0.5, recall: 0.5, f1: 0.5 } });
  expect(parts[0]!.coco!.classes.map((one) => [one.class, one.ap === null ? null : Math.round(one.ap * 1e6)])).toEqual([
    ['car', 504950],
    ['sign', null],
  ]);
  expect(confusion).toEqual([
    { one: 'car', other: 'car', count: 1, images: ['image-0.jpg'] },
    { one: 'car', other: 'sign', count: 1, images: ['image-0.jpg'] },
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(['few-images', 'threshold']);
});

it('an image that was marked with its truth counts by that', async () => {
  const { store, images, mina } = evaluatedProject();
  markGold(store, [images[2]!], mina);
  const report = await evaluate(store, request, inPeace);
  expect(report.images).toBe(2);
  expect(report.parts[0]).toMatchObject({ truths: 3, scores: { recall: 2 / 3 } });
});

it('by labels it is judged also where one person alone labelled, and not where people are of two minds', async () => {
  const { store } = evaluatedProject();
  const report = await evaluate(store, { ...request, standard: { type: 'labels' } }, inPeace);
  expect(report.images).toBe(2);
  expect(report.parts[0]).toMatchObject({ truths: 3, scores: { recall: 2 / 3, precision: 0.5 } });
  expect(report.warnings).toContainEqual({ code: 'undecided', images: 1 });
  expect(report.confusion).toContainEqual({ one: null, other: 'person', count: 1, images: ['image-2.jpg'] });
});

it('an image without a suggestion counts as looked at, unless only seen images are asked for', async () => {
  const { store, mina } = evaluatedProject();
  const standard = { type: 'member', member: mina } as const;
  const all = await evaluate(store, { ...request, standard }, inPeace);
  expect(all.warnings).toContainEqual({ code: 'unseen', images: 1 });
  const seen = await evaluate(store, { ...request, standard, seenOnly: true }, inPeace);
  expect([all.images, seen.images]).toEqual([3, 2]);
  expect(seen.parts[0]!.scores.recall).toBeGreaterThan(all.parts[0]!.scores.recall!);
});

it('a person is judged without average precision, for a person is not more or less sure', async () => {
  const { store, jun } = evaluatedProject();
  const { parts } = await evaluate(store, { ...request, judged: { type: 'member', member: jun } }, inPeace);
  expect(parts[0]).toMatchObject({ coco: null, scores: { recall: 1, precision: 1 } });
  expect(parts[0]!.scores.meanOverlap).toBeCloseTo(99 / 101, 9);
});

it('tells apart by tag, folder and attribute; of objects only what was found of them', async () => {
  const { store, images, classes, labels } = evaluatedProject();
  const [attribute, option] = [newId<AttributeId>(), newId<OptionId>()];
  const asked = {
    id: attribute,
    name: 'parked',
    required: false,
    type: 'choice',
    options: [{ id: option, name: 'yes' }],
  };
  commit(
    store,
    [
      { kind: 'class', entity: classes[1]!, value: { name: 'car', colour: '#e69f00', order: 1, attributes: [asked] } },
      {
        kind: 'imageTag',
        entity: newId<ImageTagId>(),
        value: {
          image: images[2]!,
          author: store.member,
          tag: { type: 'word', word: 'night' },
          source: { type: 'drawn' },
          guideline: null,
        },
      },
    ] as never,
    'no-undo',
  );
  const { id, rules: _rules, guideline: _guideline, ...label } = annotationById(store.db, labels[0]!)!;
  commit(
    store,
    [{ kind: 'annotation', entity: id, value: { ...label, attributes: { [attribute]: option } } }] as never,
    'no-undo',
  );
  const standard = { type: 'member', member: label.author } as const;
  const slices = ['tag', 'folder', 'attribute'] as const;
  const { parts } = await evaluate(store, { ...request, standard, slices }, inPeace);
  const part = (by: string) => parts.filter((one) => one.by === by);
  expect(part('tag')).toMatchObject([{ name: 'night', images: 1, scores: { recall: 1, precision: 0.5 } }]);
  expect(part('folder')).toMatchObject([{ name: '.', images: 3 }]);
  expect(part('attribute')).toMatchObject([
    {
      name: 'car, parked: yes',
      truths: 1,
      scores: { recall: 1, precision: null },
      coco: { figures: { ap: null, ar: 1 } },
    },
  ]);
});

it('says when labels began as suggestions of the very model', async () => {
  const { store, images, mina, classes } = evaluatedProject();
  commit(
    store,
    [
      {
        kind: 'annotation',
        entity: newId(),
        value: {
          image: images[2]!,
          class: classes[0]!,
          author: mina,
          geometry: { type: 'box', x: 400, y: 0, width: 100, height: 100 },
          source: { type: 'accepted', prediction: newId<PredictionId>(), model: 'net@1', score: 0.6 },
        },
      },
    ] as never,
    'no-undo',
  );
  const { warnings } = await evaluate(store, { ...request, standard: { type: 'labels' } }, inPeace);
  expect(warnings).toContainEqual({ code: 'own-suggestions', objects: 1 });
});

it('is the same report for the same project, with one snapshot in every row of its table', async () => {
  const { store } = evaluatedProject();
  const report = await evaluate(store, request, inPeace);
  expect(await evaluate(store, request, inPeace)).toEqual(report);
  const [head, ...rows] = evaluationTable(report).trim().split('\n');
  expect(head).toMatch(/^by,name,class,measure,value,low,high,/);
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row).toContain(report.snapshot);
  const other = await evaluate(store, { ...request, threshold: 0.7 }, inPeace);
  expect(other.snapshot).not.toBe(report.snapshot);
});

it('refuses what cannot be compared, and says what to do', async () => {
  const { store, mina, jun } = evaluatedProject();
  const empty = teamOnImages().store;
  const refused = async (part: Partial<EvaluationRequest>, from = store) =>
    evaluate(from, { ...request, ...part }, inPeace).then(
      () => 'nothing',
      (error: unknown) => (error instanceof UserError ? error.code : String(error)),
    );
  expect(await refused({ kind: 'keypoints' })).toBe('evaluation.nothingOfKind');
  expect(await refused({}, empty)).toBe('evaluation.noGold');
  expect(await refused({ standard: { type: 'labels' } }, empty)).toBe('evaluation.noLabels');
  expect(await refused({ judged: { type: 'member', member: store.member } })).toBe('evaluation.noCommonImage');
  expect(codeOf(() => judgedModel(empty))).toBe('evaluation.noModel');
  expect(codeOf(() => judgedModel(store, 'other'))).toBe('evaluation.noSuchModel');
  expect(judgedModel(store, 'net')).toEqual({ type: 'model', model: 'net@1' });
  expect(codeOf(() => judgedMember(store, 'Eve'))).toBe('evaluation.noSuchMember');
  const judged = { type: 'member', member: mina } as const;
  expect(codeOf(() => standardOf(store, 'member:Mina', judged))).toBe('evaluation.sameSide');
  expect(standardOf(store, 'nonsense', judged)).toBeNull();
  // Jun may know how well Jun labels, and nobody else's.
  const ofJun = { ...store, member: jun };
  expect(codeOf(() => judgedMember(ofJun, 'Mina'))).toBe('evaluation.private');
  expect(judgedMember(ofJun, 'Jun')).toEqual({ type: 'member', member: jun });
});

it('stops when it is cancelled', async () => {
  const abort = new AbortController();
  abort.abort();
  await expect(evaluate(evaluatedProject().store, request, { ...inPeace, signal: abort.signal })).rejects.toThrow(
    'aborted',
  );
});
