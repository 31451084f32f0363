import { beforeEach, describe, expect, it } from 'vitest';
import { orderClasses, putClass } from '@main/annotate/classes';
import { loadDocument } from '@main/annotate/document';
import { editImage, undoOnImage } from '@main/annotate/edit';
import { mergeClasses } from '@main/annotate/merge-classes';
import { checkStore } from '@main/db/check';
import { classUsages, listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { newId } from '@shared/changes/new-id';
import type { AttributeDefinition, AttributeId, OptionId } from '@shared/model/attribute';
import { box, newAnnotation, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

const red = { id: newId<OptionId>(), name: 'red' };
const colour: AttributeDefinition = {
  id: newId<AttributeId>(),
  name: 'colour',
  type: 'choice',
  required: true,
  options: [red, { id: newId<OptionId>(), name: 'blue' }],
};
const parked: AttributeDefinition = {
  id: newId<AttributeId>(),
  name: 'parked',
  type: 'boolean',
  required: false,
  initial: false,
};

let store: Store;
let place: Scene;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
  putClass(store, { id: place.classes[1]!, name: 'car', colour: '#112233', attributes: [colour, parked] });
});

const labels = () => loadDocument(store, place.images[0]!).annotations;

function draw(label = place.classes[1]!, id = newAnnotation()) {
  const operation = { type: 'put', id, class: label, geometry: box(1, 1) } as const;
  editImage(store, { image: place.images[0]!, label: 'draw', operations: [operation] });
  return id;
}

describe('the classes', () => {
  it('keep what they ask when only their name or colour changes', () => {
    putClass(store, { id: place.classes[1]!, name: 'automobile', colour: '#445566' });
    expect(listClasses(store.db)[1]).toMatchObject({ name: 'automobile', attributes: [colour, parked] });
  });

  it('take another order, and keep it', () => {
    const [person, car, sign] = place.classes;
    expect(orderClasses(store, [sign!, person!]).map(({ id }) => id)).toEqual([sign, person, car]);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('give new labels what they begin with, and keep answers through a new name', () => {
    const id = draw();
    expect(labels()[0]!.attributes).toEqual({ [parked.id]: false });
    const attributes = { [colour.id]: red.id, [parked.id]: true };
    const operation = { type: 'put', id, class: place.classes[1]!, geometry: box(1, 1), attributes } as const;
    editImage(store, { image: place.images[0]!, label: 'attributes', operations: [operation] });
    const renamed = { ...colour, name: 'paint', options: [{ ...red, name: 'crimson' }] } as AttributeDefinition;
    putClass(store, { id: place.classes[1]!, name: 'car', colour: '#112233', attributes: [renamed, parked] });
    expect(labels()[0]!.attributes).toEqual(attributes);
    undoOnImage(store, place.images[0]!);
    expect(labels()[0]!.attributes).toEqual({ [parked.id]: false });
  });

  it('let no answer in that they do not ask for', () => {
    const id = draw();
    const attributes = { [colour.id]: 'green', [newId<AttributeId>()]: 3, [parked.id]: true };
    const operation = { type: 'put', id, class: place.classes[1]!, geometry: box(1, 1), attributes } as const;
    editImage(store, { image: place.images[0]!, label: 'attributes', operations: [operation] });
    expect(labels()[0]!.attributes).toEqual({ [parked.id]: true });
  });

  it('say what uses them, and give it all to another when they are merged', async () => {
    putClass(store, {
      id: place.classes[0]!,
      name: 'lorry',
      colour: '#112233',
      attributes: [{ ...parked, id: newId<AttributeId>(), name: 'Parked' }],
    });
    for (let index = 0; index < 450; index++) draw();
    expect(classUsages(store.db)[1]).toMatchObject({ annotations: 450, predictions: 0, tags: 0 });
    const left = await mergeClasses(store, place.classes[1]!, place.classes[0]!);
    expect(left.map(({ name }) => name)).toEqual(['lorry', 'sign']);
    expect(labels().every((one) => one.class === place.classes[0]!)).toBe(true);
    expect(Object.values(labels()[0]!.attributes!)).toEqual([false]);
    expect(checkStore(store).findings).toEqual([]);
    await expect(mergeClasses(store, place.classes[1]!, place.classes[0]!)).rejects.toThrow('not in this project');
  });
});
