import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { putClass } from '@main/annotate/classes';
import { loadDocument } from '@main/annotate/document';
import { editImage, redoOnImage, undoOnImage } from '@main/annotate/edit';
import { mergeClasses } from '@main/annotate/merge-classes';
import { backUp } from '@main/db/backup';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import type { Store } from '@main/db/store';
import { bringInto, onItsOwnMachine } from '@tests/support/exchange';
import { newId } from '@shared/changes/new-id';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId, ClassId, PredictionId } from '@shared/model/ids';
import { decidePredictions } from '@main/annotate/decide';
import {
  box,
  closedAfterTest,
  newAnnotation,
  scene,
  temporaryFolder,
  temporaryStore,
  type Scene,
} from '@tests/support/temporary-store';

const outline: Geometry = { type: 'polygon', parts: [[[0, 0, 20, 0, 20, 20]]] };

let store: Store;
let place: Scene;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
});

const labels = () => loadDocument(store, place.images[0]!).annotations;

function allow(shapes: readonly string[], index = 1): void {
  const name = ['person', 'car', 'sign'][index]!;
  putClass(store, { id: place.classes[index]!, name, colour: '#e69f00', shapes });
}

function put(geometry: Geometry, id: AnnotationId = newAnnotation(), label: ClassId = place.classes[1]!): AnnotationId {
  const operation = { type: 'put' as const, id, class: label, geometry: geometry as never };
  editImage(store, { image: place.images[0]!, label: 'draw', operations: [operation] });
  return id;
}

describe('A class that allows boxes alone', () => {
  it('takes boxes, and refuses a polygon by name with nothing written', () => {
    allow(['box']);
    put(box(1, 1));
    expect(() => put(outline)).toThrow('The class "car" allows no polygon (it allows box)');
    expect(labels()).toHaveLength(1);
  });

  it('refuses a polygon of another class that is relabelled, and a box that is converted', () => {
    allow(['box']);
    const polygon = put(outline, newAnnotation(), place.classes[0]);
    expect(() => put(outline, polygon, place.classes[1])).toThrow('allows no polygon');
    const square = put(box(1, 1));
    expect(() => put(outline, square)).toThrow('allows no polygon');
    expect(labels().map(({ geometry }) => geometry.type)).toEqual(['polygon', 'box']);
  });

  it('keeps the polygons of before the limit, which may be moved, deleted and brought back', () => {
    const id = put(outline);
    allow(['box']);
    const moved: Geometry = { type: 'polygon', parts: [[[5, 5, 25, 5, 25, 25]]] };
    put(moved, id);
    expect(labels()[0]!.geometry).toEqual(moved);
    editImage(store, { image: place.images[0]!, label: 'delete', operations: [{ type: 'delete', id }] });
    undoOnImage(store, place.images[0]!);
    expect(labels()).toHaveLength(1);
    redoOnImage(store, place.images[0]!);
    expect(labels()).toHaveLength(0);
  });

  it('takes no suggestion of another shape', () => {
    allow(['box']);
    const prediction = newId<PredictionId>();
    const [image] = place.images;
    const value = { image: image!, class: place.classes[1]!, geometry: outline, score: 0.9, model: 'm', threshold: 0 };
    commit(store, [{ kind: 'prediction', entity: prediction, value: { ...value, decision: 'pending' } }], 'no-undo');
    const accept = { image: image!, predictions: [prediction], decision: 'accepted' as const };
    expect(() => decidePredictions(store, accept)).toThrow('allows no polygon');
    expect(labels()).toHaveLength(0);
  });

  it('is not given the labels of another class by a merge that would break it', async () => {
    allow(['box']);
    put(outline, newAnnotation(), place.classes[0]);
    put(box(1, 1), newAnnotation(), place.classes[0]);
    await expect(mergeClasses(store, place.classes[0]!, place.classes[1]!)).rejects.toThrow(
      '1 labels have shapes that "car" does not allow (polygon)',
    );
    expect(labels().every((one) => one.class === place.classes[0])).toBe(true);
  });

  it('takes everything again when the limit is taken away', () => {
    allow(['box']);
    allow([]);
    put(outline);
    expect(labels()).toHaveLength(1);
  });
});

it('a check notes labels that their class does not allow, and finds nothing broken', () => {
  put(outline);
  put(outline);
  allow(['box', 'mask']);
  const { findings, outsideOntology } = checkStore(store);
  expect(findings).toEqual([]);
  expect(outsideOntology).toEqual([
    '2 of the class "car" are of the shape polygon, which it does not allow (image-0.jpg)',
  ]);
});

it('a label that somebody drew elsewhere before the limit reached him is kept, shown, and noted by a check', () => {
  const copy = join(temporaryFolder(), 'elsewhere.plumb');
  backUp(store.db, copy);
  const elsewhere = onItsOwnMachine(closedAfterTest(openStore(copy)));
  const drawn = { type: 'put' as const, id: newAnnotation(), class: place.classes[1]!, geometry: outline as never };
  editImage(elsewhere, { image: place.images[0]!, label: 'draw', operations: [drawn] });
  allow(['box']);
  bringInto(store, elsewhere);
  bringInto(elsewhere, store);
  for (const one of [store, elsewhere]) {
    expect(loadDocument(one, place.images[0]!).annotations).toHaveLength(1);
    expect(checkStore(one).outsideOntology).toHaveLength(1);
  }
  expect(() =>
    editImage(elsewhere, { image: place.images[0]!, label: 'draw', operations: [{ ...drawn, id: newAnnotation() }] }),
  ).toThrow('allows no polygon');
});
