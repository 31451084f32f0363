import { beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '@shared/contract/annotate';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, GroupId, RelationId } from '@shared/model/ids';
import { loadDocument } from '@main/annotate/document';
import { editImage, redoOnImage, undoOnImage } from '@main/annotate/edit';
import { checkStore } from '@main/db/check';
import type { Store } from '@main/db/store';
import { box, newAnnotation, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

let store: Store;
let place: Scene;
let hand: AnnotationId;
let cup: AnnotationId;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
  [hand, cup] = [draw(10), draw(50)];
});

function put(id: AnnotationId, x: number, more: Partial<Extract<Operation, { type: 'put' }>> = {}): Operation {
  return { type: 'put', id, class: place.classes[0]!, geometry: box(x, 5), ...more };
}

function draw(x: number, image = place.images[0]!): AnnotationId {
  const id = newAnnotation();
  editImage(store, { image, label: 'draw', operations: [put(id, x)] });
  return id;
}

function edit(label: string, ...operations: Operation[]) {
  return editImage(store, { image: place.images[0]!, label, operations });
}

function relate(name = 'holds', id = newId<RelationId>()): RelationId {
  edit('relate', { type: 'relate', id, from: hand, to: cup, name });
  return id;
}

const relations = () => loadDocument(store, place.images[0]!).relations;

describe('a relation', () => {
  it('is made, named anew, taken away and brought back', () => {
    const id = relate();
    expect(relations()).toEqual([{ id, from: hand, to: cup, name: 'holds', author: store.member }]);
    const renamed = edit('relate', { type: 'relate', id, from: hand, to: cup, name: 'carries' });
    expect(renamed.relations).toMatchObject([{ id, name: 'carries' }]);
    expect(edit('unrelate', { type: 'unrelate', id }).unrelated).toEqual([id]);
    expect(relations()).toEqual([]);
    expect(undoOnImage(store, place.images[0]!).relations).toMatchObject([{ id, name: 'carries' }]);
    undoOnImage(store, place.images[0]!);
    undoOnImage(store, place.images[0]!);
    expect(relations()).toEqual([]);
    expect(redoOnImage(store, place.images[0]!).relations).toMatchObject([{ id, name: 'holds' }]);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('stays with its labels: it is there again when one that was deleted is brought back', () => {
    const id = relate();
    edit('delete', { type: 'delete', id: cup });
    expect(relations()).toMatchObject([{ id }]);
    undoOnImage(store, place.images[0]!);
    expect(relations()).toMatchObject([{ id, from: hand, to: cup }]);
  });

  it('is refused between labels of two images, to a label that is gone, and with itself', () => {
    const elsewhere = draw(5, place.images[1]);
    const id = newId<RelationId>();
    expect(() => edit('relate', { type: 'relate', id, from: hand, to: elsewhere, name: 'holds' })).toThrow(
      expect.objectContaining({ code: 'annotation.otherImage' }),
    );
    expect(() => edit('relate', { type: 'relate', id, from: hand, to: newAnnotation(), name: 'holds' })).toThrow(
      expect.objectContaining({ code: 'change.dangling' }),
    );
    expect(() => edit('relate', { type: 'relate', id, from: hand, to: hand, name: 'holds' })).toThrow(
      expect.objectContaining({ code: 'change.invalid' }),
    );
    expect(relations()).toEqual([]);
  });
});

describe('a group', () => {
  const groups = () => loadDocument(store, place.images[0]!).annotations.map(({ group }) => group ?? null);

  it('is kept through other edits, and left again', () => {
    const group = newId<GroupId>();
    edit('group', put(hand, 10, { group }), put(cup, 50, { group }));
    expect(groups()).toEqual([group, group]);
    edit('move', put(hand, 20));
    expect(groups()).toEqual([group, group]);
    edit('ungroup', put(hand, 20, { group: null }));
    expect(groups()).toEqual([null, group]);
    undoOnImage(store, place.images[0]!);
    expect(groups()).toEqual([group, group]);
    expect(checkStore(store).findings).toEqual([]);
  });
});
