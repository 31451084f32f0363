import { beforeEach, describe, expect, it } from 'vitest';
import { imageDocumentSchema } from '@shared/contract/annotate';
import { newId } from '@shared/changes/new-id';
import type { ImageId, PredictionId } from '@shared/model/ids';
import { deleteClass, putClass } from '@main/annotate/classes';
import { decidePredictions } from '@main/annotate/decide';
import { loadDocument } from '@main/annotate/document';
import { editImage, redoOnImage, undoOnImage } from '@main/annotate/edit';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { box, newAnnotation, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

let store: Store;
let place: Scene;
let image: ImageId;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
  image = place.images[0]!;
});

function draw(x: number, on = image, id = newAnnotation()) {
  const operations = [{ type: 'put', id, class: place.classes[0]!, geometry: box(x, 5) }] as const;
  return { id, result: editImage(store, { image: on, label: 'draw', operations }) };
}

function suggest(score: number): PredictionId {
  const id = newId<PredictionId>();
  const value = {
    image,
    class: place.classes[1]!,
    geometry: box(score * 100, 1),
    score,
    model: 'm@1',
    threshold: 0.3,
    decision: 'pending',
  } as const;
  commit(store, [{ kind: 'prediction', entity: id, value }], 'no-undo');
  return id;
}

describe('drawing', () => {
  it('comes back as it is stored, with the revision that makes it safe', () => {
    const { id, result } = draw(12);
    expect(result.annotations).toMatchObject([
      { id, author: store.member, source: { type: 'drawn' }, geometry: box(12, 5) },
    ]);
    expect(result.history).toEqual({ undo: 'draw', redo: null, depth: 1 });
    const document = imageDocumentSchema.parse(loadDocument(store, image));
    expect(document.annotations).toEqual(result.annotations);
    expect(document.revision).toBe(result.revision);
  });

  it('keeps what a model made of a prompt beside the label, and takes both back in one step', () => {
    const id = newAnnotation();
    const suggested = { model: 'pointed@1', score: 0.9, threshold: 0.5 };
    const put = { type: 'put', id, class: place.classes[0]!, geometry: box(12, 5), suggested } as const;
    editImage(store, { image, label: 'draw', operations: [put] });
    editImage(store, { image, label: 'move', operations: [{ ...put, geometry: box(40, 5) }] });
    const { annotations, predictions } = loadDocument(store, image);
    expect(predictions).toMatchObject([{ ...suggested, decision: 'accepted', geometry: box(12, 5) }]);
    expect(annotations).toMatchObject([
      { geometry: box(40, 5), source: { type: 'accepted', prediction: predictions[0]!.id, model: 'pointed@1' } },
    ]);
    undoOnImage(store, image);
    undoOnImage(store, image);
    expect(loadDocument(store, image)).toMatchObject({ annotations: [], predictions: [] });
  });

  it('cannot reach a label of another image', () => {
    const { id } = draw(1);
    expect(() => draw(2, place.images[1], id)).toThrow(/belongs to another image/);
    const operations = [{ type: 'delete', id }] as const;
    expect(() => editImage(store, { image: place.images[1]!, label: 'delete', operations })).toThrow(
      /belongs to another image/,
    );
    expect(loadDocument(store, image).annotations).toHaveLength(1);
  });

  it('says that an image is unknown rather than showing an empty one', () => {
    expect(() => loadDocument(store, newId<ImageId>())).toThrow(/is not in this project/);
  });
});

describe('suggestions', () => {
  it('become labels that remember the model and its score, in one step of undo', () => {
    const sure = suggest(0.9);
    const alsoSure = suggest(0.8);
    const { annotations, predictions } = decidePredictions(store, {
      image,
      predictions: [sure, alsoSure],
      decision: 'accepted',
    });
    expect(annotations.map(({ source }) => source)).toEqual(
      expect.arrayContaining([{ type: 'accepted', prediction: sure, model: 'm@1', score: 0.9 }]),
    );
    expect(predictions.map(({ decision }) => decision)).toEqual(['accepted', 'accepted']);
    const undone = undoOnImage(store, image);
    expect(undone).toMatchObject({ label: 'accept', annotations: [], skipped: 0 });
    expect(undone.deleted).toHaveLength(2);
    expect(loadDocument(store, image).predictions.map(({ decision }) => decision)).toEqual(['pending', 'pending']);
    expect(redoOnImage(store, image).annotations).toHaveLength(2);
  });

  it('are decided once: a second answer, or one for another image, changes nothing', () => {
    const id = suggest(0.9);
    decidePredictions(store, { image, predictions: [id], decision: 'rejected' });
    const again = decidePredictions(store, { image, predictions: [id, id], decision: 'accepted' });
    expect(again.annotations).toEqual([]);
    const other = suggest(0.7);
    decidePredictions(store, { image: place.images[1]!, predictions: [other], decision: 'accepted' });
    expect(loadDocument(store, image).predictions.map(({ decision }) => decision)).toEqual(['rejected', 'pending']);
  });

  it('leave what a person drew exactly as it was', () => {
    const { id } = draw(40);
    decidePredictions(store, { image, predictions: [suggest(0.9), suggest(0.5)], decision: 'accepted' });
    expect(loadDocument(store, image).annotations.find((annotation) => annotation.id === id)?.geometry).toEqual(
      box(40, 5),
    );
  });
});

describe('classes', () => {
  it('keep their names apart, whatever the case', () => {
    expect(() => putClass(store, { id: null, name: 'Person', colour: '#112233' })).toThrow(/named "person" already/);
    const renamed = putClass(store, { id: place.classes[0]!, name: 'Person', colour: '#112233' });
    expect(renamed.map(({ name }) => name)).toEqual(['Person', 'car', 'sign']);
    expect(putClass(store, { id: null, name: 'bus', colour: '#112233' }).map(({ name }) => name)).toEqual([
      'Person',
      'car',
      'sign',
      'bus',
    ]);
  });

  it('cannot be deleted while labels or suggestions use them', () => {
    draw(1);
    suggest(0.9);
    expect(() => deleteClass(store, place.classes[0]!)).toThrow(/"person" is used by 1 labels/);
    expect(() => deleteClass(store, place.classes[1]!)).toThrow(/"car" is used by 1 labels/);
    expect(deleteClass(store, place.classes[2]!).map(({ name }) => name)).toEqual(['person', 'car']);
  });
});
