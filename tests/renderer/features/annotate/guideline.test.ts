import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { documentOf } from '@renderer/canvas/editor/document';
import { createEditor, type Editor } from '@renderer/canvas/editor/editor';
import { followHand } from '@renderer/features/annotate/guideline/follow-hand';
import { subjectOf, type Subject } from '@renderer/features/annotate/guideline/subject';
import { askedAbout } from '@renderer/features/annotate/questions/asked-about';
import { pinsOf } from '@renderer/features/annotate/questions/pins';
import type { Panel, QuestionView } from '@shared/contract/guideline-views';
import type { AnnotationId, ImageId, MemberId, QuestionId } from '@shared/model/ids';
import { classA, classB, idOf, imageWith } from '../../canvas/test-editor';

const one = { type: 'box', x: 10, y: 10, width: 20, height: 20 } as const;
const two = { type: 'box', x: 50, y: 60, width: 30, height: 20 } as const;
const image = idOf(700) as ImageId;
const [first, second] = [idOf(1) as AnnotationId, idOf(2) as AnnotationId];

let editor: Editor;

beforeEach(() => {
  vi.useFakeTimers();
  editor = createEditor(documentOf({ ...imageWith([one, two], [one]) }), {
    newId: () => idOf(3) as AnnotationId,
    commit: () => undefined,
    classNeeded: () => undefined,
    notice: () => undefined,
    prompt: () => undefined,
  });
  editor.store.setState({ activeClass: classB });
});

afterEach(() => vi.useRealTimers());

/** A guideline that answers when it is told to. */
function slowGuideline() {
  const asked: { subject: Subject; answer: () => void; fail: () => void }[] = [];
  const shown: (string | null)[] = [];
  const reported: unknown[] = [];
  const panel = { version: null, acknowledge: false, recheck: null, rules: [], moreRules: 0, cases: [], moreCases: 0 };
  const followed = followHand(editor, {
    read: (subject) =>
      new Promise<Panel>((resolve, reject) =>
        asked.push({ subject, answer: () => resolve(panel), fail: () => reject(new Error('gone')) }),
      ),
    show: (_panel, subject) => shown.push(subject.annotation),
    report: (error) => reported.push(error),
  });
  return { asked, shown, reported, followed };
}

test('the guideline is about the next drawing, or about what is selected', () => {
  expect(subjectOf(editor.store.getState())).toEqual({ class: classB, annotation: null });
  editor.select([first]);
  expect(subjectOf(editor.store.getState())).toEqual({ class: classA, annotation: first });
  editor.select([first, second]);
  expect(subjectOf(editor.store.getState())).toEqual({ class: classA, annotation: null });
});

test('the guideline is asked at once where the hand goes after a rest, and where a walk along a row of labels ends', async () => {
  const { asked, shown } = slowGuideline();
  const subjects = () => asked.map(({ subject }) => subject.annotation);
  asked[0]!.answer();
  await vi.advanceTimersByTimeAsync(0);
  editor.select([first]);
  expect(subjects()).toEqual([null, first]);
  for (const id of [second, first, second]) {
    await vi.advanceTimersByTimeAsync(20);
    editor.select([id]);
  }
  expect(subjects()).toEqual([null, first]);
  await vi.advanceTimersByTimeAsync(200);
  expect(subjects()).toEqual([null, first, second]);
  for (const { answer } of asked) answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual([null, second]);
});

test('an answer that comes too late is not shown, nor is its failure', async () => {
  const { asked, shown, reported, followed } = slowGuideline();
  editor.select([first]);
  await vi.advanceTimersByTimeAsync(200);
  editor.select([second]);
  await vi.advanceTimersByTimeAsync(200);
  asked[2]!.answer();
  asked[1]!.answer();
  asked[0]!.fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual([second]);
  followed.refresh();
  followed.dispose();
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(3);
  expect(reported).toEqual([]);
});

test('moving the pointer asks nothing', async () => {
  const { asked } = slowGuideline();
  editor.store.setState({ pointer: { x: 3, y: 4 }, hover: first });
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(1);
});

test('a question is pinned to what is selected, to a box around it all, or to the whole image', () => {
  expect(askedAbout(image, editor.store.getState())).toEqual({ image, region: null, annotation: null });
  editor.select([first]);
  expect(askedAbout(image, editor.store.getState())).toEqual({ image, region: one, annotation: first });
  editor.select([first, second]);
  const around = { type: 'box', x: 10, y: 10, width: 70, height: 70 };
  expect(askedAbout(image, editor.store.getState())).toEqual({ image, region: around, annotation: null });
});

test('open questions and answers that one has not seen are drawn; what is settled is not', () => {
  const [me, other] = [idOf(800) as MemberId, idOf(801) as MemberId];
  const answer = { text: 'A tree.', by: other, at: '2026-01-01T00:00:00.000Z' };
  const questions = [
    question(1, { askedBy: other }),
    question(2, { askedBy: me, answer }),
    question(3, { askedBy: me, answer, told: true }),
    question(4, { askedBy: other, answer }),
  ];
  expect(pinsOf(questions, { width: 400, height: 300 }, me)).toEqual([
    { id: idOf(1), geometry: { type: 'box', x: 0, y: 0, width: 400, height: 300 }, mark: '?' },
    { id: idOf(2), geometry: { type: 'box', x: 0, y: 0, width: 400, height: 300 }, mark: '!' },
  ]);
});

function question(number: number, more: Partial<QuestionView> & Pick<QuestionView, 'askedBy'>): QuestionView {
  return {
    id: idOf(number) as QuestionId,
    image,
    region: null,
    annotation: null,
    rule: null,
    askedAt: '2026-01-01T00:00:00.000Z',
    reason: 'What is it?',
    answer: null,
    told: false,
    becameRule: null,
    becameCase: null,
    asker: { id: more.askedBy, name: 'Mina' },
    answerer: null,
    state: 'here',
    ...more,
  };
}
