import { beforeEach, describe, expect, it } from 'vitest';
import { loadDocument } from '@main/annotate/document';
import { editImage, undoOnImage } from '@main/annotate/edit';
import { propagate, takeBack } from '@main/annotate/propagate';
import type { Store } from '@main/db/store';
import type { AnnotationId, ImageId } from '@shared/model/ids';
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
