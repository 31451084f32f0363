import { beforeEach, describe, expect, it } from 'vitest';
import { uuidV8FromSha256 } from '@shared/lib/uuid';
import type { AttributeDefinition, AttributeId, OptionId } from '@shared/model/attribute';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import type { Store } from '@main/db/store';
import { diffVersions } from '@main/guidelines/diff';
import { impactOfDraft } from '@main/guidelines/impact';
import { panelFor } from '@main/guidelines/panel';
import { listRechecks, settleRechecks } from '@main/guidelines/rechecks';
import { putRule } from '@main/guidelines/rules';
import { label, publishDraft, rule, team, type Team } from '@tests/support/guideline-team';

const occluded = uuidV8FromSha256('1'.repeat(64)) as AttributeId;
const side = uuidV8FromSha256('2'.repeat(64)) as AttributeId;
const [front, back] = ['3', '4'].map((digit) => uuidV8FromSha256(digit.repeat(64)) as OptionId) as [OptionId, OptionId];

let people: Team;
let lead: Store;
let car: ClassId;

beforeEach(() => {
  people = team();
  lead = people.as(people.lead);
  [, car] = people.place.classes as [ClassId, ClassId];
  const attributes: AttributeDefinition[] = [
    { id: occluded, name: 'occluded', type: 'boolean', required: false },
    {
      id: side,
      name: 'side',
      type: 'multi',
      required: false,
      options: [
        { id: front, name: 'front' },
        { id: back, name: 'back' },
      ],
    },
  ];
  const value = { name: 'car', colour: '#009e73', order: 1, attributes };
  commit(lead, [{ kind: 'class', entity: car, value }], 'no-undo');
});

function answer(id: AnnotationId, attributes: Record<string, boolean | OptionId[]>): void {
  const { id: _, ...value } = annotationById(lead.db, id)!;
  commit(lead, [{ kind: 'annotation', entity: id, value: { ...value, attributes } }], 'no-undo');
}

const hidden = (): Parameters<typeof putRule>[2] =>
  rule('Hidden cars', [], { attributes: [{ class: car, attribute: occluded, value: true }] });

describe('a rule about an answer', () => {
  it('stands beside the labels that answer so, and beside the class while nothing is drawn', () => {
    putRule(lead, null, hidden());
    publishDraft(lead);
    const id = label(lead, people.place, car);
    const beside = (annotation: AnnotationId | null) =>
      panelFor(lead, { class: car, annotation }).rules.map(({ title, why }) => [title, why]);
    expect(beside(id)).toEqual([]);
    expect(beside(null)).toEqual([['Hidden cars', 'class']]);
    answer(id, { [occluded]: true });
    expect(beside(id)).toEqual([['Hidden cars', 'attribute']]);
    answer(id, { [occluded]: false });
    expect(beside(id)).toEqual([]);
  });

  it('re-opens exactly the labels that answer so', () => {
    const ids = [label(lead, people.place, car), label(lead, people.place, car), label(lead, people.place, car)];
    answer(ids[0]!, { [occluded]: true });
    answer(ids[1]!, { [occluded]: false, [side]: [front] });
    answer(ids[2]!, { [side]: [back, front].sort() });
    const { id } = putRule(lead, null, hidden());
    expect(impactOfDraft(lead, []).labels).toBe(1);
    putRule(lead, id, { ...hidden(), attributes: [{ class: car, attribute: occluded, value: null }] });
    expect(impactOfDraft(lead, []).labels).toBe(2);
    putRule(lead, id, { ...hidden(), attributes: [{ class: car, attribute: side, value: back }] });
    expect(impactOfDraft(lead, []).sample.map(({ annotation }) => annotation)).toEqual([ids[2]]);
    expect(diffVersions(lead, null, 'draft')).toMatchObject([{ attributes: { added: [{ value: back }] } }]);
  });

  it('is obeyed when another answer is given: the recheck counts as changed', () => {
    const id = label(lead, people.place, car);
    answer(id, { [occluded]: true });
    putRule(lead, null, hidden());
    publishDraft(lead);
    answer(id, { [occluded]: false });
    const pending = { state: 'pending', version: null, mine: false, offset: 0, limit: 10 } as const;
    settleRechecks(
      lead,
      listRechecks(lead, pending).items.map((item) => item.id),
    );
    expect(listRechecks(lead, { ...pending, state: 'changed' }).total).toBe(1);
  });

  it('is written as before when it is about none', () => {
    const { value } = putRule(lead, null, rule('Cars', [car], { attributes: [] }));
    expect('attributes' in value).toBe(false);
  });
});
