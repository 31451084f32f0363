import { beforeEach, describe, expect, it } from 'vitest';
import { loadDocument } from '@main/annotate/document';
import { editImage, undoOnImage } from '@main/annotate/edit';
import { propagate, takeBack } from '@main/annotate/propagate';
import type { Store } from '@main/db/store';
import { newId } from '@shared/changes/new-id';
import type { Operation } from '@shared/contract/annotate';
import type { AnnotationId, GroupId, ImageId, RelationId } from '@shared/model/ids';
import { box, newAnnotation, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

let store: Store;
let place: Scene;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
});

function draw(image: ImageId, labelClass = place.classes[0]!, x = 3, id = newAnnotation()): AnnotationId {
  editImage(store, { image, label: 'draw', operations: [{ type: 'put', id, class: labelClass, geometry: box(x, 5) }] });
  return id;
}

const labels = (image: ImageId) => loadDocument(store, image).annotations;

describe('Copying labels to other images', () => {
  it('puts them at the same place, as this member’s own, and each image can undo it', () => {
    const [from, ...others] = place.images as [ImageId, ...ImageId[]];
    const id = draw(from);
    const { made } = propagate(store, { labels: [id], images: others, leaveOut: 'none' });
    expect(made.map(({ image }) => image)).toEqual(others);
    for (const image of others) {
      expect(labels(image)).toMatchObject([{ geometry: box(3, 5), author: store.member, source: { type: 'drawn' } }]);
      expect(labels(image)[0]!.id).not.toBe(id);
    }
    undoOnImage(store, others[0]!);
    expect(labels(others[0]!)).toEqual([]);
  });

  it('keeps what groups and relates them, each image with a group of its own', () => {
    const [from, ...others] = place.images as [ImageId, ...ImageId[]];
    const [one, two] = [draw(from), draw(from, place.classes[1], 40)];
    const group = newId<GroupId>();
    const operations: Operation[] = [
      { type: 'put', id: one, class: place.classes[0]!, geometry: box(3, 5), group },
      { type: 'put', id: two, class: place.classes[1]!, geometry: box(40, 5), group },
      { type: 'relate', id: newId<RelationId>(), from: one, to: two, name: 'holds' },
    ];
    editImage(store, { image: from, label: 'group', operations });
    propagate(store, { labels: [one, two], images: others, leaveOut: 'none' });
    const groups = [from, ...others].map((image) => {
      const { annotations, relations } = loadDocument(store, image);
      const [start, end] = place.classes.map((label) => annotations.find((one) => one.class === label)!);
      expect(relations).toMatchObject([{ from: start!.id, to: end!.id, name: 'holds' }]);
      expect(start!.group).toBe(end!.group);
      return start!.group;
    });
    expect(new Set(groups).size).toBe(place.images.length);
    undoOnImage(store, others[0]!);
    expect(loadDocument(store, others[0]!)).toMatchObject({ annotations: [], relations: [] });
  });

  it('leaves out what was asked for, and the image itself', () => {
    const [from, other] = place.images as [ImageId, ImageId];
    const id = draw(from);
    draw(other, place.classes[1], 40);
    const ask = (leaveOut: 'none' | 'labelled' | 'same-class') =>
      propagate(store, { labels: [id], images: [from, other], leaveOut }).made.map(({ image }) => image);
    expect(ask('labelled')).toEqual([]);
    expect(ask('same-class')).toEqual([other]);
    expect(ask('same-class')).toEqual([]);
    expect(ask('none')).toEqual([other]);
  });

  it('is taken back whole, but for what was changed since', () => {
    const [from, other] = place.images as [ImageId, ImageId];
    const ids = [draw(from), draw(from, place.classes[1], 60)];
    const done = propagate(store, { labels: ids, images: [other], leaveOut: 'none' });
    const [first] = done.made[0]!.labels;
    draw(other, place.classes[0], 9, first);
    expect(takeBack(store, done)).toEqual({ deleted: 1, kept: 1 });
    expect(labels(other).map(({ id }) => id)).toEqual([first]);
    expect(takeBack(store, done)).toEqual({ deleted: 0, kept: 1 });
  });
});
