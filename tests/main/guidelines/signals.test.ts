import { beforeEach, describe, expect, it } from 'vitest';
import { regionOf } from '@shared/embeddings/region';
import type { AttributeId } from '@shared/model/attribute';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { putEmbedding } from '@main/db/queries/embeddings';
import { imageById } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { dismissSuggestion, findSuggestions, stillOpen } from '@main/guidelines/case-suggestions';
import { createCase, moveCase, updateCase } from '@main/guidelines/cases';
import { LookAlikeCases } from '@main/guidelines/look-alike-cases';
import { putRule } from '@main/guidelines/rules';
import { rule, team, type Team } from '@tests/support/guideline-team';

const model = Buffer.alloc(32, 7);
const unwatched = { signal: new AbortController().signal, progress: () => undefined };

let people: Team;
let lead: Store;
let person: ClassId;
let car: ClassId;

beforeEach(() => {
  people = team();
  lead = people.as(people.lead);
  [person, car] = people.place.classes as [ClassId, ClassId];
});

/** A label at a place of its own on the first picture, with a look at an angle in degrees. */
function label(store: Store, labelClass: ClassId, place: number, degrees: number): AnnotationId {
  const id = newOwnedId<AnnotationId>(store.member);
  const [image] = people.place.images;
  const geometry = {
    type: 'box',
    x: 30 * (place % 15),
    y: 40 * Math.floor(place / 15),
    width: 20,
    height: 20,
  } as const;
  const value = {
    image: image!,
    class: labelClass,
    author: store.member,
    geometry,
    source: { type: 'drawn' } as const,
  };
  commit(store, [{ kind: 'annotation', entity: id, value }], 'no-undo');
  const picture = imageById(store.db, image!)!;
  const angle = (degrees * Math.PI) / 180;
  const region = regionOf(geometry, picture);
  putEmbedding(
    store.db,
    model,
    { content: picture.sha256, region },
    Float32Array.from([Math.cos(angle), Math.sin(angle)]),
  );
  return id;
}

/** Ten people whom both see, and four cones that only Mina takes for people. */
function conesAndPeople(): AnnotationId[] {
  for (let place = 0; place < 10; place++) label(lead, person, place, place / 3);
  const mina = people.as(people.annotator);
  for (let place = 0; place < 10; place++) label(mina, person, place, place / 3);
  const cones = [10, 11, 12, 13].map((place) => label(mina, person, place, 90 + place / 10));
  lead = people.as(people.lead);
  return cones;
}

describe('suggested cases', () => {
  it('are the look-alikes that only one of two people labels, with how the others read them', async () => {
    const cones = conesAndPeople();
    const { items, objects, unseen } = await findSuggestions(lead, model, unwatched);
    expect({ objects, unseen }).toEqual({ objects: 24, unseen: 0 });
    expect(items[0]).toMatchObject({
      signal: 'disagreement',
      class: person,
      size: 4,
      disputed: 4,
      readings: [
        { class: person, count: 4 },
        { class: null, count: 4 },
      ],
    });
    expect(new Set(items[0]!.objects)).toEqual(new Set(cones));
  });

  it('are found without looks where rarity tells, and say what could not be compared', async () => {
    conesAndPeople();
    const found = await findSuggestions(lead, null, unwatched);
    expect(found).toMatchObject({ items: [], unseen: 24 });
  });

  it('are not suggested again once they were put aside, or have become a case', async () => {
    conesAndPeople();
    const found = await findSuggestions(lead, model, unwatched);
    const [first] = found.items;
    expect(() => dismissSuggestion(people.as(people.annotator), first!.objects)).toThrow(/reviewer/);
    lead = people.as(people.lead);
    createCase(lead, { title: 'Cone', readings: [], target: 0, signal: 'disagreement', members: first!.places });
    expect(stillOpen(lead, found).items).toEqual([]);
    people = team();
    lead = people.as(people.lead);
    [person] = people.place.classes as [ClassId];
    conesAndPeople();
    const again = await findSuggestions(lead, model, unwatched);
    dismissSuggestion(lead, again.items[0]!.objects);
    expect(stillOpen(lead, await findSuggestions(lead, model, unwatched)).items).toEqual([]);
  });

  it('stop when they are told to', async () => {
    conesAndPeople();
    const abort = new AbortController();
    const progress = () => abort.abort();
    for (let place = 20; place < 80; place++) label(lead, car, place, place);
    await expect(findSuggestions(lead, model, { signal: abort.signal, progress })).rejects.toThrow(/abort/i);
  });
});

describe('decided cases that look like a place', () => {
  it('come the most alike first, and say whether the class is the same; open ones do not', async () => {
    const cones = conesAndPeople();
    const members = cones.slice(0, 2).map((id) => placeOf(id));
    const made = createCase(lead, { title: 'Cone', readings: [], target: 0, signal: 'disagreement', members });
    const looks = {
      key: () => Promise.resolve(model),
      keep: () => Promise.resolve(),
      keepAll: () => Promise.resolve(),
    };
    const cases = new LookAlikeCases(looks);
    const asked = { ...placeOf(cones[3]!), class: person };
    expect(await cases.find(lead, asked, unwatched.signal)).toEqual({ cases: [], unseen: 0 });
    const { id } = putRule(lead, null, rule('Cones', [car]));
    const { title, readings, owner, target } = made.value;
    updateCase(lead, made.id, { title, readings, owner, target, decision: 'A car.', rule: id });
    moveCase(lead, made.id, 'decided');
    const found = await cases.find(lead, asked, unwatched.signal);
    expect(found).toMatchObject({ cases: [{ title: 'Cone', decision: 'A car.', sameClass: true }], unseen: 0 });
    expect(found.cases![0]!.similarity).toBeGreaterThan(0.99);
    expect(found.cases![0]!.shared).toEqual([]);
    for (const id of [cones[0]!, cones[1]!, cones[3]!]) answer(id, { hidden: true, lit: id === cones[3] });
    expect((await cases.find(lead, asked, unwatched.signal)).cases).toMatchObject([{ shared: ['hidden: ✓'] }]);
    const other = label(lead, person, 40, 0);
    expect((await cases.find(lead, { ...placeOf(other), class: person }, unwatched.signal)).cases).toEqual([]);
  });
});

/** Says of a label what is so, in questions that its class asks from now on. */
function answer(id: AnnotationId, answers: Readonly<Record<string, boolean>>): void {
  const { id: _, ...value } = annotationById(lead.db, id)!;
  const { id: entity, ...known } = listClasses(lead.db).find((one) => one.id === value.class)!;
  const attributes =
    known.attributes ??
    Object.keys(answers).map((name) => ({ id: newId<AttributeId>(), name, type: 'boolean' as const, required: false }));
  const values = Object.fromEntries(attributes.map((one) => [one.id, answers[one.name]!]));
  commit(lead, [{ kind: 'class', entity, value: { ...known, attributes } }], 'no-undo');
  commit(lead, [{ kind: 'annotation', entity: id, value: { ...value, attributes: values } }], 'no-undo');
}

function placeOf(id: AnnotationId) {
  const { image, geometry: region } = annotationById(lead.db, id)!;
  return { image, region, annotation: id };
}
