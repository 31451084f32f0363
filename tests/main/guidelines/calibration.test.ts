import { beforeEach, describe, expect, it } from 'vitest';
import type { ClassId } from '@shared/model/ids';
import type { Store } from '@main/db/store';
import { acknowledge, whoAcknowledged } from '@main/guidelines/acknowledge';
import { calibrate, calibrationOf } from '@main/guidelines/calibration';
import { createCase, moveCase, updateCase } from '@main/guidelines/cases';
import { viewCase } from '@main/guidelines/case-views';
import { putRule } from '@main/guidelines/rules';
import { publishDraft, rule, team, type Team } from '@tests/support/guideline-team';
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

/** A decided case with places on the first picture; its rule is in the draft. */
function decidedCase(title: string, places: number, answer: { class: ClassId | null } | undefined) {
  const [image] = people.place.images;
  const members = Array.from({ length: places }, (_, at) => ({
    image: image!,
    region: box(10 + at, 10),
    annotation: null,
  }));
  const readings = [{ text: 'A person', class: person }];
  const { id, value } = createCase(lead, { title, readings, target: 0, signal: 'disagreement', members });
  const written = putRule(lead, null, rule(title, [car]));
  updateCase(lead, id, {
    title,
    readings,
    owner: value.owner,
    target: 0,
    decision: 'A car, always.',
    rule: written.id,
    ...(answer ? { answer } : {}),
  });
  moveCase(lead, id, 'decided');
  return id;
}

describe('the calibration', () => {
  it('asks for five disputed places of decided cases, one case after the other, the same ones each time', () => {
    const first = decidedCase('Toy', 8, { class: car });
    const second = decidedCase('Poster', 8, { class: null });
    const { version } = publishDraft(lead);
    const asked = calibrationOf(lead, version.id);
    expect(asked).toHaveLength(5);
    expect(asked.filter((item) => item.case === first).length).toBeGreaterThanOrEqual(2);
    expect(asked.filter((item) => item.case === second).length).toBeGreaterThanOrEqual(2);
    expect(calibrationOf(lead, version.id)).toEqual(asked);
    const toy = asked.find((item) => item.case === first)!;
    expect(toy).toMatchObject({ decided: car, decision: 'A car, always.', rule: { title: 'Toy' } });
    expect(toy.choices).toEqual(expect.arrayContaining([person, car]));
    const hers = calibrationOf(people.as(people.annotator), version.id);
    expect(hers.map(({ place }) => place)).not.toEqual(asked.map(({ place }) => place));
  });

  it('is offered for no case that is open, has no answer, or whose rule is not in force', () => {
    decidedCase('No answer', 3, undefined);
    const { version } = publishDraft(lead);
    decidedCase('Not in force', 3, { class: car });
    expect(calibrationOf(lead, version.id)).toEqual([]);
  });

  it('is stored with the acknowledgement, which it gives; leads see how it went', () => {
    decidedCase('Toy', 3, { class: car });
    const { version } = publishDraft(lead);
    const mina = people.as(people.annotator);
    const asked = calibrationOf(mina, version.id);
    const answers = asked.map(({ place }, index) => ({ place, answer: index === 0 ? person : car }));
    expect(calibrate(mina, version.id, answers)).toEqual({ right: 2, of: 3 });
    acknowledge(mina, version.id);
    lead = people.as(people.lead);
    const told = whoAcknowledged(lead, version.id).find(({ member }) => member.id === people.annotator);
    expect(told?.at).toBeTruthy();
    expect(told?.calibration).toEqual({ right: 2, of: 3 });
    const other = { place: people.place.images[0] as never, answer: car };
    expect(() => calibrate(lead, version.id, [other])).toThrow(/have changed/);
  });
});

describe('the answer of a case', () => {
  it('is for a lead to say and to take back, and stands in its history', () => {
    const id = decidedCase('Toy', 1, { class: null });
    const { value } = viewCase(lead, id);
    expect(value.answer).toEqual({ class: null });
    const { title, readings, owner, target, decision, rule: by } = value;
    const fields = { title, readings: [...readings], owner, target, decision, rule: by };
    expect(() => updateCase(people.as(people.reviewer), id, { ...fields, answer: { class: car } })).toThrow(/lead/);
    lead = people.as(people.lead);
    const cleared = updateCase(lead, id, fields);
    expect('answer' in cleared.value).toBe(false);
    moveCase(lead, id, 'open');
    expect(viewCase(lead, id).history[0]).toMatchObject({ state: 'open', fields: ['state'] });
  });
});
