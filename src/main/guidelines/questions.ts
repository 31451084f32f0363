import type { CaseView, QuestionView, RuleView } from '@shared/contract/guideline-views';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import type { Geometry } from '@shared/geometry/geometry';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { CaseMemberId, ImageId, QuestionId, RareCaseId, RuleId } from '@shared/model/ids';
import type { Question } from '@shared/model/question';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import { imageById } from '@main/db/queries/images';
import { findQuestions, questionById, type QuestionFilter, type StoredQuestion } from '@main/db/queries/questions';
import { caseById } from '@main/db/queries/rare-cases';
import { nextRuleOrder, ruleById } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import { viewCase } from './case-views';
import { requireRole } from './rights';
import { viewRule } from './rules';
import { person, pictureState } from './views';

const MOST = 1000;

export type Asked = Pick<Question, 'image' | 'region' | 'annotation' | 'rule' | 'reason'>;

export function listQuestions(
  store: Store,
  { filter, image, mine }: Omit<QuestionFilter, 'asker'> & { readonly mine: boolean },
): QuestionView[] {
  const asker = mine ? store.member : null;
  return findQuestions(store.db, { filter, image, asker }, MOST).map((question) => questionView(store, question));
}

/** Asks the leads about a place in a picture. */
export function ask(store: Store, asked: Asked): QuestionView {
  const id = newOwnedId<QuestionId>(store.member, store.machine.now());
  const value: Question = {
    ...asked,
    askedBy: store.member,
    askedAt: new Date(store.machine.now()).toISOString(),
    answer: null,
    told: false,
    becameRule: null,
    becameCase: null,
  };
  commit(store, [{ kind: 'question', entity: id, value }], 'no-undo');
  return viewQuestion(store, id);
}

/** Answers a question, or answers it anew; the asker is told (again). @throws UserError `guideline.notAllowed`, `question.unknown`. */
export function answer(store: Store, id: QuestionId, text: string): QuestionView {
  requireRole(store, 'lead');
  const question = known(store, id);
  const at = new Date(store.machine.now()).toISOString();
  commit(store, [questionDraft(question, { answer: { text, by: store.member, at }, told: false })], 'no-undo');
  return viewQuestion(store, id);
}

/** @throws UserError `question.notYours`, `question.answered`, `question.unknown`. */
export function withdrawQuestion(store: Store, id: QuestionId): void {
  const question = known(store, id);
  if (question.askedBy !== store.member) {
    throw new UserError('question.notYours', {}, 'Somebody else asked this. Only who asked may take a question back.');
  }
  if (question.answer) {
    throw new UserError('question.answered', {}, 'This question was answered already, so it stays for others to read.');
  }
  commit(store, [{ kind: 'question', entity: id, value: null }], 'no-undo');
}

/** The asker has seen these answers; questions of others are left alone. */
export function markAnswersSeen(store: Store, ids: readonly QuestionId[]): void {
  const drafts = ids.flatMap((id) => {
    const question = questionById(store.db, id);
    const isMine = question?.askedBy === store.member && question.answer !== null;
    return isMine ? [questionDraft(question, { told: true })] : [];
  });
  commit(store, drafts, 'no-undo');
}

/**
 * Makes an answer a rule of the draft: the answer is its text, the question its reason, and the place that was asked
 * about its first example.
 *
 * @throws UserError `guideline.notAllowed`, `question.unknown`, `question.unanswered`, `question.isRule`.
 */
export function ruleFromQuestion(store: Store, id: QuestionId, title: string): RuleView {
  requireRole(store, 'lead');
  const question = known(store, id);
  if (!question.answer) {
    throw new UserError('question.unanswered', {}, 'This question has no answer yet. Answer it, then make it a rule.');
  }
  if (question.becameRule && ruleById(store.db, question.becameRule)) {
    throw new UserError('question.isRule', {}, 'This answer is a rule already. Edit that one.');
  }
  const rule = newId<RuleId>(store.machine.now());
  const asked = question.rule && ruleById(store.db, question.rule);
  const label = question.annotation && annotationById(store.db, question.annotation);
  const region = regionOf(store, question);
  const made: Draft = {
    kind: 'rule',
    entity: rule,
    value: {
      title,
      classes: label ? [label.class] : asked ? [...asked.classes] : [],
      situation: title,
      text: question.answer.text,
      rationale: question.reason,
      examples: region ? [{ verdict: 'good', image: question.image, region, note: '' }] : [],
      status: 'active',
      order: nextRuleOrder(store.db),
      question: id,
    },
  };
  commit(store, [made, questionDraft(question, { becameRule: rule }), ...linked(store, question, rule)], 'no-undo');
  return viewRule(store, rule);
}

/** The case that the question became is settled by the rule, unless somebody gave it another one. */
function linked({ db }: Store, { becameCase }: StoredQuestion, rule: RuleId): Draft[] {
  const found = becameCase && caseById(db, becameCase);
  if (!found || found.rule !== null) return [];
  const { id, ...value } = found;
  return [{ kind: 'rareCase', entity: id, value: { ...value, rule } }];
}

/** Makes a question a rare case, with the place that was asked about as first member. */
export function caseFromQuestion(store: Store, id: QuestionId, title: string): CaseView {
  requireRole(store, 'reviewer');
  const question = known(store, id);
  const rareCase = newId<RareCaseId>(store.machine.now());
  const region = regionOf(store, question);
  const made: Draft = {
    kind: 'rareCase',
    entity: rareCase,
    value: {
      title,
      readings: [{ text: question.reason.slice(0, 2000), class: null }],
      signals: ['question'],
      owner: store.member,
      decision: question.answer?.text ?? '',
      rule: question.becameRule,
      target: 0,
      state: 'open',
      question: id,
    },
  };
  const { image, annotation } = question;
  const member = { case: rareCase, image, annotation, signal: 'question', addedBy: store.member } as const;
  const members: Draft[] = region
    ? [
        {
          kind: 'caseMember',
          entity: newOwnedId<CaseMemberId>(store.member, store.machine.now()),
          value: { ...member, region },
        },
      ]
    : [];
  commit(store, [made, ...members, questionDraft(question, { becameCase: rareCase })], 'no-undo');
  return viewCase(store, rareCase);
}

/** What was asked about: the region, or the whole picture; null when the picture is gone. */
function regionOf({ db }: Store, { image, region }: { image: ImageId; region: Geometry | null }): Geometry | null {
  const picture = imageById(db, image);
  if (region || !picture) return region;
  return { type: 'box', x: 0, y: 0, width: picture.width, height: picture.height };
}

function questionDraft({ id, ...question }: StoredQuestion, change: Partial<Question>): Draft {
  return { kind: 'question', entity: id, value: { ...question, ...change } };
}

function known({ db }: Store, id: QuestionId): StoredQuestion {
  const question = questionById(db, id);
  if (question) return question;
  throw new UserError('question.unknown', { question: id }, `The question ${id} was taken back, or never asked here.`);
}

function viewQuestion(store: Store, id: QuestionId): QuestionView {
  return questionView(store, assertExists(questionById(store.db, id), 'it was committed just now'));
}

function questionView(store: Store, question: StoredQuestion): QuestionView {
  return {
    ...question,
    asker: person(store, question.askedBy),
    answerer: question.answer && person(store, question.answer.by),
    state: pictureState(store, question.image).state,
  };
}
