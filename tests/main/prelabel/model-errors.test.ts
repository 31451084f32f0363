import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { PredictionId } from '@shared/model/ids';
import { decidePredictions } from '@main/annotate/decide';
import { editImage } from '@main/annotate/edit';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { modelErrors } from '@main/prelabel/model-errors';
import { box, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

let store: Store;
let place: Scene;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
});

function suggest(score: number, model = 'm@1'): PredictionId {
  const id = newId<PredictionId>();
  const [image, label] = [place.images[0]!, place.classes[1]!];
  const value = { image, class: label, geometry: box(score * 100, 1), score, model, threshold: 0.3 };
  commit(store, [{ kind: 'prediction', entity: id, value: { ...value, decision: 'pending' } }], 'no-undo');
  return id;
}

function decide(decision: 'accepted' | 'rejected', ...predictions: PredictionId[]) {
  return decidePredictions(store, { image: place.images[0]!, predictions, decision }).annotations;
}

describe('what people put right of the suggestions of a model', () => {
  it('is nothing of those that were left as they were, or that nobody decided', () => {
    decide('accepted', suggest(0.9), suggest(0.8));
    suggest(0.5);
    expect(modelErrors(store)).toEqual([{ model: 'm@1', pending: 1, right: 2, errors: [] }]);
  });

  it('is what was rejected, deleted, given another class or another shape since', () => {
    const image = place.images[0]!;
    decide('rejected', suggest(0.9));
    const [deleted] = decide('accepted', suggest(0.8));
    editImage(store, { image, label: 'delete', operations: [{ type: 'delete', id: deleted!.id }] });
    const [relabelled] = decide('accepted', suggest(0.7));
    const { id, geometry } = relabelled!;
    const put = { type: 'put', id, class: place.classes[0]!, geometry } as const;
    editImage(store, { image, label: 'relabel', operations: [put] });
    decide('rejected', suggest(0.6, 'other@2'));
    const [first, second] = modelErrors(store);
    expect(first).toMatchObject({
      model: 'm@1',
      right: 0,
      errors: [
        { what: 'rejected', score: 0.9, change: null },
        { what: 'deleted', score: 0.8 },
        { what: 'changed', score: 0.7, change: { isClassChanged: true, overlap: null } },
      ],
    });
    expect(second).toMatchObject({ model: 'other@2', errors: [{ what: 'rejected' }] });
  });
});
