import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, ClassId, ImageId, RuleId } from '@shared/model/ids';
import { decidePredictions } from '@main/annotate/decide';
import { loadDocument } from '@main/annotate/document';
import { editImage, undoOnImage } from '@main/annotate/edit';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import type { Store } from '@main/db/store';
import { acknowledge, whoAcknowledged } from '@main/guidelines/acknowledge';
import { createCase, updateCase } from '@main/guidelines/cases';
import { diffVersions } from '@main/guidelines/diff';
import { impactOfDraft } from '@main/guidelines/impact';
import { outcomeOf } from '@main/guidelines/outcome';
import { overviewOf } from '@main/guidelines/overview';
import {
  dismissRechecks,
  listRechecks,
  relabelRecheck,
  reopenRechecks,
  settleRechecks,
} from '@main/guidelines/rechecks';
import { deleteRule, listRules, putRule, resetRule, viewRule } from '@main/guidelines/rules';
import { label, publishDraft, publishNow, rule, team, type Team } from '@tests/support/guideline-team';
import { box } from '@tests/support/temporary-store';

let people: Team;
let lead: Store;
let person: ClassId;
let car: ClassId;
let image: ImageId;

beforeEach(() => {
  people = team();
  lead = people.as(people.lead);
  [person, car] = people.place.classes as [ClassId, ClassId];
  image = people.place.images[0]!;
});

const queue = (store: Store, more = {}) =>
  listRechecks(store, { state: 'pending', version: null, mine: false, offset: 0, limit: 500, ...more });

describe('a label', () => {
  it('names the version of the guideline that was in force when it was made, and the rules it cites', () => {
    const before = label(lead, people.place, person);
    const { id } = putRule(lead, null, rule('Person', [person]));
    const { version } = publishDraft(lead);
    const after = label(lead, people.place, person);
    expect(annotationById(lead.db, before)).toMatchObject({ guideline: null, rules: [] });
    expect(annotationById(lead.db, after)).toMatchObject({ guideline: version.id, rules: [] });
    const cite = { type: 'put' as const, id: after, class: person, geometry: box(1, 1), rules: [id] };
    editImage(lead, { image, label: 'relabel', operations: [cite] });
    const move = { type: 'put', id: after, class: person, geometry: box(2, 2) } as const;
    editImage(lead, { image, label: 'move', operations: [move] });
    expect(annotationById(lead.db, after)).toMatchObject({ guideline: version.id, rules: [id] });
    expect(viewRule(lead, id).cited).toBe(1);
    expect(checkStore(lead).findings).toEqual([]);
  });

  it('names it also when it is an accepted suggestion', () => {
    putRule(lead, null, rule('Person', [person]));
    const { version } = publishDraft(lead);
    const prediction = newId<never>();
    const value = { image, class: person, geometry: box(9, 9), score: 0.9, model: 'm@1', threshold: 0.3 };
    commit(lead, [{ kind: 'prediction', entity: prediction, value: { ...value, decision: 'pending' } }], 'no-undo');
    decidePredictions(lead, { image, predictions: [prediction], decision: 'accepted' });
    expect(loadDocument(lead, image).annotations).toMatchObject([{ guideline: version.id }]);
  });
});

describe('the draft', () => {
  it('is what leads work on while everybody labels under what is published', () => {
    const { id } = putRule(lead, null, rule('Person', [person], { text: 'Box the whole person.' }));
    publishDraft(lead);
    putRule(lead, id, rule('Person', [person], { text: 'Box the visible person.' }));
    putRule(lead, null, rule('Idea', [car], { status: 'proposed', order: 1 }));
    expect(listRules(lead, 'draft').map(({ title, change }) => [title, change])).toEqual([
      ['Person', 'changed'],
      ['Idea', 'none'],
    ]);
    expect(viewRule(lead, id).inForce?.text).toBe('Box the whole person.');
    expect(overviewOf(lead)).toMatchObject({ draftChanges: 1, conflicts: [], acknowledge: false });
    expect(resetRule(lead, id)).toMatchObject({ change: 'none', value: { text: 'Box the whole person.' } });
    expect(() => publishDraft(lead)).toThrow(/nothing to publish/);
  });

  it('shows the words and the examples that changed between any two versions', () => {
    const example = { verdict: 'good', image, region: box(1, 1), note: 'clear' } as const;
    const { id } = putRule(lead, null, rule('Person', [person], { text: 'Box the whole person.' }));
    const first = publishDraft(lead).version;
    putRule(lead, id, rule('Person', [person], { text: 'Box the visible person.', examples: [example] }));
    const second = publishDraft(lead).version;
    const [diff] = diffVersions(lead, first.id, second.id);
    expect(diff).toMatchObject({ rule: id, change: 'changed', examples: { added: [example], removed: [] } });
    expect(diff!.words.text.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'removed', text: 'whole' },
      { op: 'added', text: 'visible' },
    ]);
    expect(diffVersions(lead, second.id, first.id)).toMatchObject([{ examples: { added: [], removed: [example] } }]);
    expect(diffVersions(lead, null, 'draft')).toMatchObject([{ change: 'added' }]);
    expect(diffVersions(lead, second.id, 'draft')).toEqual([]);
  });

  it('keeps a rule that was published: it is retired, because labels may cite it', () => {
    const kept = putRule(lead, null, rule('Person', [person])).id;
    publishDraft(lead);
    expect(() => deleteRule(lead, kept)).toThrow(/Retire it instead/);
    const { id } = putRule(lead, null, rule('Never published', []));
    deleteRule(lead, id);
    expect(listRules(lead, 'draft').map((each) => each.id)).toEqual([kept]);
    putRule(lead, kept, rule('Person', [person], { status: 'retired' }));
    expect(publishDraft(lead).version).toMatchObject({ number: 2, rules: 0 });
  });

  it('says which examples lost their picture, and takes no new one of a picture that is not there', () => {
    const example = { verdict: 'bad', image, region: box(1, 1), note: '' } as const;
    const { id } = putRule(lead, null, rule('Person', [person], { examples: [example] }));
    const stranger = { ...example, image: newId<ImageId>() };
    expect(() => putRule(lead, id, rule('Person', [person], { examples: [stranger] }))).toThrow(/not in this project/);
    commit(lead, [{ kind: 'image', entity: image, value: null }], 'no-undo');
    expect(viewRule(lead, id).examples).toMatchObject([{ state: 'gone', path: '' }]);
    const saved = putRule(lead, id, rule('Person, again', [person], { examples: [example] }));
    expect(saved.examples).toMatchObject([{ state: 'gone' }]);
  });

  it('stores hostile Markdown as the text that it is', () => {
    const text = '<script>alert(1)</script> [x](javascript:alert(1)) ![](http://evil/x.png)\n'.repeat(3);
    const { id } = putRule(lead, null, rule('Hostile', [], { text }));
    publishDraft(lead);
    expect(viewRule(lead, id).inForce?.text).toBe(text);
  });
});

describe('the impact', () => {
  let mine: AnnotationId;
  let ruleId: RuleId;

  beforeEach(() => {
    ruleId = putRule(lead, null, rule('Person', [person])).id;
    mine = label(lead, people.place, person);
    label(lead, people.place, car);
  });

  it('counts the labels of the classes that were made before, and samples them', () => {
    const impact = impactOfDraft(lead, []);
    expect(impact).toMatchObject({
      labels: 1,
      rules: [{ rule: ruleId, change: 'added', scope: 'all', labels: 1 }],
      byClass: [{ class: person, labels: 1 }],
      byVersion: [{ version: null, labels: 1 }],
      hours: null,
    });
    expect(impact.sample).toMatchObject([{ annotation: mine, image, rules: [ruleId] }]);
  });

  it('leaves out labels that were made as the rule would have it now, also after it was changed and changed back', () => {
    publishDraft(lead);
    label(lead, people.place, person, 1);
    putRule(lead, ruleId, rule('Person', [person], { text: 'Otherwise.' }));
    publishDraft(lead);
    label(lead, people.place, person, 2);
    putRule(lead, ruleId, rule('Person', [person]));
    expect(impactOfDraft(lead, []).byVersion.map(({ labels }) => labels)).toEqual([1, 1]);
  });

  it('does not re-open labels for a better title, unless the lead wants it', () => {
    publishDraft(lead);
    const text = 'How to label Person.';
    putRule(lead, ruleId, rule('Persons', [person], { text, rationale: 'Because.' }));
    expect(impactOfDraft(lead, [])).toMatchObject({ labels: 0, rules: [{ substance: false, scope: 'none' }] });
    expect(impactOfDraft(lead, [{ rule: ruleId, scope: 'all' }]).labels).toBe(1);
    putRule(lead, ruleId, rule('Persons', [person], { text: 'Otherwise.' }));
    expect(impactOfDraft(lead, []).labels).toBe(1);
    expect(impactOfDraft(lead, [{ rule: ruleId, scope: 'none' }]).labels).toBe(0);
  });

  it('reaches the members of a rare case that the rule settles, and no others of their class', () => {
    const odd = label(lead, people.place, car);
    const members = [{ image, region: box(10, 10), annotation: odd }];
    const { id, value } = createCase(lead, { title: 'Toy car', readings: [], target: 0, signal: 'selection', members });
    updateCase(lead, id, { ...fields(value), rule: ruleId, decision: 'It is no car.' });
    const impact = impactOfDraft(lead, [{ rule: ruleId, scope: 'cases' }]);
    expect(impact.sample.map(({ annotation }) => annotation)).toEqual([odd]);
    expect(impactOfDraft(lead, []).labels).toBe(2);
  });

  it('of a rule about every label is every label', () => {
    putRule(lead, null, rule('Tight boxes', []));
    expect(impactOfDraft(lead, []).labels).toBe(2);
    putRule(lead, ruleId, rule('Person', [person], { status: 'proposed' }));
    expect(impactOfDraft(lead, []).labels).toBe(2);
  });

  it('takes its hours from the pace of the project', () => {
    let now = Date.UTC(2026, 0, 5, 9);
    const paced = { ...lead, machine: { now: () => now, nonce: new Uint8Array(8) } };
    lead.db.exec('UPDATE self SET clock_ms = 0');
    for (let count = 0; count < 40; count++) {
      now += 9000;
      label(paced, people.place, person);
    }
    const { pace, hours, labels } = impactOfDraft(paced, []);
    expect(labels).toBe(41);
    expect(pace?.secondsPerLabel).toBeCloseTo(9);
    expect(hours).toBeCloseTo((9 * 41) / 3600);
  });
});

function fields<T extends { state: unknown; question: unknown; signals: unknown }>(value: T) {
  const { state: _, question: __, signals: ___, ...rest } = value;
  return rest;
}

describe('publishing', () => {
  it('is for leads alone', () => {
    putRule(lead, null, rule('Person', [person]));
    const annotator = people.as(people.annotator);
    expect(() => publishNow(annotator, { base: [], reason: 'Mine', scopes: [] })).toThrow(/Only a lead .* annotator/);
    expect(() => putRule(annotator, null, rule('Mine', []))).toThrow(/Only a lead/);
    expect(overviewOf(annotator).current).toBeNull();
  });

  it('asks everybody to acknowledge, and marks what is new since each of them did', () => {
    const { id } = putRule(lead, null, rule('Person', [person]));
    putRule(lead, null, rule('Car', [car], { order: 1 }));
    const first = publishDraft(lead).version;
    const mina = people.as(people.annotator);
    expect(overviewOf(mina).acknowledge).toBe(true);
    acknowledge(mina, first.id);
    acknowledge(mina, first.id);
    expect(overviewOf(mina).acknowledge).toBe(false);
    lead = people.as(people.lead);
    putRule(lead, id, rule('Person', [person], { text: 'Otherwise.' }));
    const second = publishDraft(lead).version;
    const again = people.as(people.annotator);
    expect(listRules(again, second.id).map(({ title, isNew }) => [title, isNew])).toEqual([
      ['Person', true],
      ['Car', false],
    ]);
    acknowledge(again, second.id);
    expect(listRules(again, second.id).some(({ isNew }) => isNew)).toBe(false);
    const told = whoAcknowledged(lead, second.id);
    expect(told.map(({ member, at }) => [member.name, at !== null])).toEqual([
      ['Ada', true],
      ['Mina', true],
      ['Yusuf', false],
    ]);
    expect(() => acknowledge(again, newId())).toThrow(/has no version/);
    expect(checkStore(lead).findings).toEqual([]);
  });

  it('refuses to go over a version that was published since the impact was looked at', () => {
    putRule(lead, null, rule('Person', [person]));
    publishDraft(lead);
    putRule(lead, null, rule('Car', [car]));
    expect(() => publishNow(lead, { base: [], reason: 'Stale', scopes: [] })).toThrow(/Version 1 was published since/);
  });

  it('writes what cannot be changed any more', () => {
    putRule(lead, null, rule('Person', [person]));
    const { version } = publishDraft(lead);
    expect(() => commit(lead, [{ kind: 'guidelineVersion', entity: version.id, value: null }], 'no-undo')).toThrow(
      /written once/,
    );
  });

  it('queues exactly the labels of its impact, each once', () => {
    const { id } = putRule(lead, null, rule('Person', [person]));
    publishDraft(lead);
    const ids = [0, 1, 2].map((on) => label(lead, people.place, person, on));
    label(lead, people.place, car);
    putRule(lead, id, rule('Person', [person], { text: 'Otherwise.' }));
    const expected = impactOfDraft(lead, []);
    const { version, rechecks } = publishDraft(lead);
    expect(rechecks).toBe(expected.labels);
    expect(
      queue(lead)
        .items.map(({ annotation }) => annotation)
        .sort(),
    ).toEqual([...ids].sort());
    putRule(lead, id, rule('Person', [person], { text: 'Otherwise again.' }));
    const third = publishDraft(lead).version;
    expect(queue(lead).total).toBe(3);
    expect(queue(lead, { version: version.id }).total).toBe(0);
    expect(queue(lead, { version: third.id, limit: 2, offset: 2 }).items).toHaveLength(1);
  });
});

describe('the recheck queue', () => {
  let ids: AnnotationId[];
  let version: string;

  beforeEach(() => {
    const { id } = putRule(lead, null, rule('Person', [person]));
    publishDraft(lead);
    const mina = people.as(people.annotator);
    ids = [0, 0, 0, 1].map((on) => label(mina, people.place, person, on));
    lead = people.as(people.lead);
    putRule(lead, id, rule('Person', [person], { text: 'Only the visible part.' }));
    version = publishDraft(lead).version.id;
  });

  const recheckOf = (annotation: AnnotationId) =>
    listRechecks(lead, { state: null, version: null, mine: false, offset: 0, limit: 500 }).items.find(
      (item) => item.annotation === annotation,
    )!;

  it('tells whether a label held or was changed by the label itself, and counts both', () => {
    const [same, moved, gone, other] = ids as [AnnotationId, AnnotationId, AnnotationId, AnnotationId];
    const move = { type: 'put', id: moved, class: person, geometry: box(60, 60) } as const;
    editImage(lead, { image, label: 'move', operations: [move, { type: 'delete', id: gone }] });
    expect(recheckOf(gone)).toMatchObject({ label: null, before: { class: person } });
    const result = settleRechecks(
      lead,
      [same, moved, gone].map((each) => recheckOf(each).id),
    );
    expect(result).toMatchObject({ settled: 3, skipped: 0 });
    expect([same, moved, gone, other].map((each) => recheckOf(each).state)).toEqual([
      'confirmed',
      'changed',
      'changed',
      'pending',
    ]);
    expect(recheckOf(same).settled).toMatchObject({ by: people.lead, under: version });
    expect(annotationById(lead.db, same)).toMatchObject({ guideline: version, author: people.annotator });
    expect(annotationById(lead.db, other)?.guideline).not.toBe(version);
    expect(outcomeOf(lead, recheckOf(other).version)).toMatchObject({
      all: { total: 4, pending: 1, confirmed: 1, changed: 2, dismissed: 0 },
      byRule: [{ title: 'Person', total: 4, changed: 2 }],
    });
    expect(settleRechecks(lead, [recheckOf(same).id])).toMatchObject({ settled: 0, skipped: 1 });
    expect(checkStore(lead).findings).toEqual([]);
  });

  it('changes a label where it stands, in one step that undo takes back with its recheck', () => {
    const [first] = ids as [AnnotationId];
    const changed = relabelRecheck(lead, { recheck: recheckOf(first).id, class: car, geometry: null });
    expect(changed).toMatchObject({ state: 'changed', label: { class: car }, before: { class: person } });
    expect(() => relabelRecheck(lead, { recheck: changed.id, class: person, geometry: null })).toThrow(/already/);
    undoOnImage(lead, image);
    expect(recheckOf(first)).toMatchObject({ state: 'pending', label: { class: person } });
  });

  it('lets a label go that the change is not about, and takes that back', () => {
    const [first, second] = ids as [AnnotationId, AnnotationId];
    dismissRechecks(lead, [recheckOf(first).id], 'A statue');
    settleRechecks(lead, [recheckOf(second).id]);
    expect(recheckOf(first)).toMatchObject({ state: 'dismissed', settled: { note: 'A statue' } });
    expect(annotationById(lead.db, first)?.guideline).not.toBe(version);
    const both = [recheckOf(first).id, recheckOf(second).id];
    expect(reopenRechecks(lead, both)).toMatchObject({ settled: 2, images: [image] });
    expect(queue(lead).total).toBe(4);
    expect(annotationById(lead.db, second)?.guideline).not.toBe(version);
    expect(() => settleRechecks(lead, [newId()])).toThrow(/no recheck/);
  });

  it('shows each person their own labels when asked', () => {
    expect(queue(lead, { mine: true }).total).toBe(0);
    expect(queue(people.as(people.annotator), { mine: true }).total).toBe(4);
  });
});
