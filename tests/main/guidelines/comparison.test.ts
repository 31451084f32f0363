import { beforeEach, describe, expect, it } from 'vitest';
import type { ClassId } from '@shared/model/ids';
import { editImage } from '@main/annotate/edit';
import type { Store } from '@main/db/store';
import { caseNamed } from '@main/guidelines/case-named';
import { createCase, updateCase } from '@main/guidelines/cases';
import { comparisonOfCase, comparisonOfVersion } from '@main/guidelines/comparison';
import { dismissRechecks, listRechecks, relabelRecheck, settleRechecks } from '@main/guidelines/rechecks';
import { putRule } from '@main/guidelines/rules';
import { label, publishDraft, rule, team, type Team } from '@tests/support/guideline-team';
import { box } from '@tests/support/temporary-store';

let people: Team;
let lead: Store;
let person: ClassId;
let car: ClassId;

beforeEach(() => {
  people = team();
  lead = people.as(people.lead);
  [person, car] = people.place.classes as [ClassId, ClassId];
});

const pending = (store: Store) =>
  listRechecks(store, { state: 'pending', version: null, mine: false, offset: 0, limit: 500 }).items;

describe('agreement before and after a version', () => {
  it('is that of the labels it re-opened, as they were made under the old one and as they are now', () => {
    const mine = label(lead, people.place, person);
    const hers = label(people.as(people.annotator), people.place, car);
    lead = people.as(people.lead);
    putRule(lead, null, rule('Both', [person, car]));
    const { version } = publishDraft(lead);
    expect(comparisonOfVersion(lead, version.id)).toMatchObject({ reason: 'nothing-rechecked', waiting: 1 });

    const [item] = pending(lead).filter(({ annotation }) => annotation === hers);
    relabelRecheck(lead, { recheck: item!.id, class: person, geometry: null });
    settleRechecks(
      lead,
      pending(lead).map(({ id }) => id),
    );
    const found = comparisonOfVersion(lead, version.id);
    expect(found).toMatchObject({ reason: null, images: 1, waiting: 0, version: { number: 1 } });
    expect(found.before).toMatchObject({ things: 1, percent: { value: 0 }, overlap: { value: 1 } });
    expect(found.after).toMatchObject({ things: 1, percent: { value: 1 }, agreement: { value: 1 } });
    expect(found.after!.warnings).toContainEqual({ code: 'few-items', items: 1, needed: 30 });
    expect(mine).not.toBe(hers);
  });

  it('remembers a label that was deleted when it was looked at again', () => {
    label(lead, people.place, person);
    const hers = label(people.as(people.annotator), people.place, car);
    lead = people.as(people.lead);
    putRule(lead, null, rule('No cars', [car]));
    const { version } = publishDraft(lead);
    editImage(lead, { image: people.place.images[0]!, label: 'delete', operations: [{ type: 'delete', id: hers }] });
    settleRechecks(
      lead,
      pending(lead).map(({ id }) => id),
    );
    const found = comparisonOfVersion(lead, version.id);
    expect(found.before).toMatchObject({ things: 1, percent: { value: 0 } });
  });

  it('cannot be measured where one person labelled, and says so', () => {
    label(lead, people.place, person);
    putRule(lead, null, rule('Person', [person]));
    const { version } = publishDraft(lead);
    expect(comparisonOfVersion(lead, version.id)).toMatchObject({ reason: 'one-annotator', before: null, after: null });
    putRule(lead, null, rule('Nothing', [car], { order: 1 }));
    expect(comparisonOfVersion(lead, publishDraft(lead).version.id)).toMatchObject({ reason: 'no-labels' });
  });
});

describe('agreement on a rare case', () => {
  it('looks back over the version that last changed its rule', () => {
    const mine = label(lead, people.place, person);
    const hers = label(people.as(people.annotator), people.place, car);
    lead = people.as(people.lead);
    const image = people.place.images[0]!;
    const made = createCase(lead, {
      title: 'Mannequin',
      readings: [],
      target: 0,
      signal: 'disagreement',
      members: [
        { image, region: box(10, 10), annotation: mine },
        // The place of hers, as a question names it.
        { image, region: box(10, 10), annotation: null },
      ],
    });
    expect(caseNamed(lead, 'Mannequin')).toBe(made.id);
    expect(comparisonOfCase(lead, made.id)).toMatchObject({ reason: 'no-version', version: null });
    const { id } = putRule(lead, null, rule('Mannequins', [person, car]));
    const { title, readings, owner, target } = made.value;
    updateCase(lead, made.id, { title, readings, owner, target, decision: 'A car.', rule: id });
    publishDraft(lead);
    putRule(lead, null, rule('Another', [], { order: 2, situation: 'At night' }));
    publishDraft(lead);
    const [own, other] = [mine, hers].map((one) => pending(lead).find(({ annotation }) => annotation === one)!);
    relabelRecheck(lead, { recheck: own!.id, class: car, geometry: null });
    dismissRechecks(lead, [other!.id], 'A car already');
    const found = comparisonOfCase(lead, made.id);
    expect(found).toMatchObject({ reason: null, version: { number: 1 } });
    expect(found.before!.percent.value).toBe(0);
    expect(found.after!.percent.value).toBe(1);
  });
});
