import { beforeEach, describe, expect, it } from 'vitest';
import type { ClassId, ImageId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';
import {
  addCaseMembers,
  createCase,
  deleteCase,
  moveCase,
  removeCaseMembers,
  updateCase,
} from '@main/guidelines/cases';
import { outlineCases, viewCase } from '@main/guidelines/case-views';
import { overviewOf } from '@main/guidelines/overview';
import { panelFor } from '@main/guidelines/panel';
import {
  answer,
  ask,
  caseFromQuestion,
  listQuestions,
  markAnswersSeen,
  ruleFromQuestion,
  withdrawQuestion,
} from '@main/guidelines/questions';
import { listRechecks, settleRechecks } from '@main/guidelines/rechecks';
import { putRule } from '@main/guidelines/rules';
import { searchGuideline } from '@main/guidelines/search';
import { label, publishDraft, rule, team, type Team } from '@tests/support/guideline-team';
import { box } from '@tests/support/temporary-store';

let people: Team;
let lead: Store;
let mina: Store;
let person: ClassId;
let car: ClassId;
let image: ImageId;

beforeEach(() => {
  people = team();
  lead = people.as(people.lead);
  [person, car] = people.place.classes as [ClassId, ClassId];
  image = people.place.images[0]!;
});

function asked(reason = 'Is a reflection a person?') {
  mina = people.as(people.annotator);
  const annotation = label(mina, people.place, person);
  return ask(mina, { image, region: box(10, 10), annotation, rule: null, reason });
}

describe('a question', () => {
  it('is answered by a lead, and its asker is told', () => {
    const { id } = asked();
    expect(() => answer(mina, id, 'Yes')).toThrow(/Only a lead/);
    lead = people.as(people.lead);
    expect(overviewOf(lead)).toMatchObject({ questionsOpen: 1, answersUnseen: 0 });
    answer(lead, id, 'No: label what is there.');
    markAnswersSeen(lead, [id]);
    mina = people.as(people.annotator);
    expect(overviewOf(mina)).toMatchObject({ questionsOpen: 0, answersUnseen: 1 });
    expect(listQuestions(mina, { filter: 'answered', image: null, mine: true })).toMatchObject([
      { id, told: false, asker: { name: 'Mina' }, answerer: { name: 'Ada' }, state: 'here' },
    ]);
    markAnswersSeen(mina, [id]);
    expect(overviewOf(mina).answersUnseen).toBe(0);
  });

  it('becomes a rule with its crop as example, by one action', () => {
    const { id } = asked();
    lead = people.as(people.lead);
    expect(() => ruleFromQuestion(lead, id, 'Reflections')).toThrow(/no answer yet/);
    answer(lead, id, 'Do not label reflections.');
    const made = ruleFromQuestion(lead, id, 'Reflections');
    expect(made.value).toMatchObject({
      title: 'Reflections',
      classes: [person],
      text: 'Do not label reflections.',
      rationale: 'Is a reflection a person?',
      examples: [{ verdict: 'good', image, region: box(10, 10) }],
      question: id,
    });
    expect(() => ruleFromQuestion(lead, id, 'Again')).toThrow(/a rule already/);
    expect(publishDraft(lead)).toMatchObject({ rechecks: 1, version: { number: 1 } });
  });

  it('can be taken back by who asked, until it is answered', () => {
    const { id } = asked();
    expect(() => withdrawQuestion(people.as(people.lead), id)).toThrow(/Only who asked/);
    withdrawQuestion(people.as(people.annotator), id);
    expect(listQuestions(mina, { filter: 'all', image, mine: false })).toEqual([]);
    const second = asked();
    answer(people.as(people.lead), second.id, 'Yes');
    expect(() => withdrawQuestion(people.as(people.annotator), second.id)).toThrow(/answered already/);
  });

  it('stays readable when its picture is gone', () => {
    asked();
    commit(lead, [{ kind: 'image', entity: image, value: null }], 'no-undo');
    expect(listQuestions(lead, { filter: 'open', image: null, mine: false })).toMatchObject([{ state: 'gone' }]);
  });
});

describe('a rare case', () => {
  it('goes from a question to verified, and each step asks for what makes it true', () => {
    const { id: question } = asked();
    lead = people.as(people.lead);
    const { id, value } = caseFromQuestion(lead, question, 'Reflections');
    expect(viewCase(lead, id)).toMatchObject({ memberCount: 1, value: { signals: ['question'], state: 'open' } });
    const edit = (more: object) => {
      const { state: _, question: __, signals: ___, ...fields } = viewCase(lead, id).value;
      return updateCase(lead, id, { ...fields, ...more });
    };
    expect(value.decision).toBe('');
    expect(() => moveCase(lead, id, 'decided')).toThrow(/"Reflections" has no decision/);
    expect(() => moveCase(lead, id, 'verified')).toThrow(/cannot become verified at once/);
    edit({ decision: 'No person.', target: 2 });
    moveCase(lead, id, 'decided');
    expect(() => moveCase(lead, id, 'collecting')).toThrow(/has no rule/);
    const made = putRule(lead, null, rule('Reflections', [person]));
    edit({ rule: made.id });
    moveCase(lead, id, 'collecting');
    expect(() => moveCase(lead, id, 'relabelling')).toThrow(/not in force yet/);
    publishDraft(lead);
    expect(() => moveCase(lead, id, 'relabelling')).toThrow(/1 of the 2 members/);
    const found = { image: people.place.images[1]!, region: box(1, 1), annotation: null };
    addCaseMembers(lead, id, [found, found], 'selection');
    expect(viewCase(lead, id)).toMatchObject({ memberCount: 2, value: { signals: ['question', 'selection'] } });
    moveCase(lead, id, 'relabelling');
    expect(() => moveCase(lead, id, 'verified')).toThrow(/1 labels of "Reflections" still wait/);
    const { items } = listRechecks(lead, { state: 'pending', version: null, mine: false, offset: 0, limit: 9 });
    settleRechecks(
      lead,
      items.map((item) => item.id),
    );
    expect(moveCase(lead, id, 'verified').value.state).toBe('verified');
    const { history } = viewCase(lead, id);
    expect(history.map(({ state }) => state).filter((state, at, all) => state !== all[at - 1])).toEqual([
      'verified',
      'relabelling',
      'collecting',
      'decided',
      'open',
    ]);
    expect(history[0]).toMatchObject({ by: { name: 'Ada' }, fields: ['state'] });
    expect(moveCase(lead, id, 'open').value.state).toBe('open');
  });

  it('is kept by reviewers, decided by leads, and only read by annotators', () => {
    mina = people.as(people.annotator);
    const empty = { title: 'Toy car', readings: [], target: 0, signal: 'disagreement', members: [] } as const;
    expect(() => createCase(mina, { ...empty, readings: [] })).toThrow(/Only a reviewer/);
    const yusuf = people.as(people.reviewer);
    const made = createCase(yusuf, { ...empty, readings: [{ text: 'A toy', class: car }] });
    const { state: _, question: __, signals: ___, ...fields } = made.value;
    expect(updateCase(yusuf, made.id, { ...fields, target: 5 }).value.target).toBe(5);
    expect(() => updateCase(yusuf, made.id, { ...fields, decision: 'No car' })).toThrow(/Only a lead/);
    expect(() => moveCase(yusuf, made.id, 'decided')).toThrow(/Only a lead/);
    expect(outlineCases(people.as(people.annotator))).toMatchObject([{ title: 'Toy car', members: 0, target: 5 }]);
  });

  it('loses members and itself only on purpose', () => {
    const odd = { image, region: box(3, 3), annotation: null };
    const made = createCase(lead, { title: 'Odd', readings: [], target: 0, signal: 'outlier', members: [odd] });
    const cleared = removeCaseMembers(lead, made.id, [made.members[0]!.id, made.members[0]!.id]);
    expect(cleared.memberCount).toBe(0);
    deleteCase(lead, made.id);
    expect(() => viewCase(lead, made.id)).toThrow(/not in this project/);
  });
});

describe('the panel beside the canvas', () => {
  it('shows the rules in force for the class and the label, the closest first, and the decided cases', () => {
    const cited = putRule(lead, null, rule('Cited', [car], { order: 3 })).id;
    putRule(lead, null, rule('Tight boxes', []));
    const forPerson = putRule(lead, null, rule('Person', [person], { order: 1 })).id;
    putRule(lead, null, rule('Night', [], { situation: 'At night', order: 2 }));
    putRule(lead, null, rule('Idea', [person], { status: 'proposed' }));
    publishDraft(lead);
    putRule(lead, forPerson, rule('Person', [person], { text: 'A draft that nobody works by yet.' }));
    const made = createCase(lead, {
      title: 'Statue',
      readings: [{ text: 'A person', class: person }],
      target: 0,
      signal: 'disagreement',
      members: [{ image, region: box(1, 1), annotation: null }],
    });
    expect(panelFor(lead, { class: person, annotation: null })).toMatchObject({
      rules: [
        { title: 'Person', why: 'class', text: 'How to label Person.' },
        { title: 'Night', why: 'situation' },
        { title: 'Tight boxes', why: 'general' },
      ],
      cases: [],
    });
    const { state: _, question: __, signals: ___, ...fields } = made.value;
    updateCase(lead, made.id, { ...fields, decision: 'No person.' });
    moveCase(lead, made.id, 'decided');
    const annotation = label(lead, people.place, person);
    const cites = { image, class: person, author: lead.member, geometry: box(1, 1), rules: [cited] };
    commit(
      lead,
      [{ kind: 'annotation', entity: annotation, value: { ...cites, source: { type: 'drawn' } } }],
      'no-undo',
    );
    const panel = panelFor(lead, { class: null, annotation });
    expect(panel.rules.map(({ title, why }) => [title, why])).toEqual([
      ['Cited', 'cited'],
      ['Person', 'class'],
      ['Night', 'situation'],
      ['Tight boxes', 'general'],
    ]);
    expect(panel.cases).toMatchObject([{ title: 'Statue', why: 'reading', crops: [{ image }] }]);
  });

  it('finds words in rules and cases', () => {
    putRule(lead, null, rule('Person', [person], { text: 'Windscreens hide the driver; label him anyway.' }));
    publishDraft(lead);
    createCase(lead, { title: 'Driver behind glass', readings: [], target: 0, signal: 'rarity', members: [] });
    expect(searchGuideline(lead, 'DRIVER').map(({ kind, title }) => [kind, title])).toEqual([
      ['rule', 'Person'],
      ['case', 'Driver behind glass'],
    ]);
    expect(searchGuideline(lead, 'nothing of the kind')).toEqual([]);
  });
});
