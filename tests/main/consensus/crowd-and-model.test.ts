import { expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { ClassId, ImageId, PredictionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { crowdAndModel } from '@main/consensus/crowd-and-model';
import { annotatorNames, rateObjects } from '@main/consensus/rate-objects';
import type { Store } from '@main/db/store';
import { box } from '@tests/support/temporary-store';
import { teamOnImages } from './team-on-images';

function suggest(store: Store, image: ImageId, name: ClassId, x: number, score: number): void {
  const value = {
    image,
    class: name,
    geometry: box(x, 0, 100, 100),
    score,
    model: 'net@1',
    threshold: 0.3,
    decision: 'pending' as const,
  };
  commit(store, [{ kind: 'prediction', entity: newId<PredictionId>(), value }], 'no-undo');
}

function together(store: Store) {
  return crowdAndModel(store, rateObjects(store, new Set(annotatorNames(store).values()), 0.5), 'net@1', 0.5);
}

/** Mina and Jun agree on six things in three images, and dispute one, which the model takes for what Jun does. */
function tied() {
  const team = teamOnImages();
  const { store, images, classes, label, mina, jun } = team;
  for (const image of [0, 1, 2])
    for (const at of [0, 1]) {
      for (const who of [mina, jun]) label(who, image, at, at * 150);
      suggest(store, images[image]!, classes[at]!, at * 150 + 3, 0.9);
    }
  label(mina, 2, 0, 400);
  label(jun, 2, 2, 402);
  return team;
}

it('a model settles what two people dispute, as far as it is right elsewhere', () => {
  const { store, images, classes } = tied();
  suggest(store, images[2]!, classes[2]!, 401, 0.95);
  const { consensus, modelWeight, value, ci95, annotators } = together(store);
  expect(consensus).toHaveLength(7);
  expect(consensus[0]).toMatchObject({ item: expect.stringMatching(/^image-2/) as string, value: 'sign' });
  expect(modelWeight).toBeGreaterThan(1);
  expect(ci95![0]).toBeLessThanOrEqual(value);
  const [jun, mina] = annotators;
  expect(jun!.quality).toBeGreaterThan(mina!.quality);
});

it('takes a thing that the model did not suggest for none to it, and an image without suggestions for unseen', () => {
  const { store, images, classes, label, mina } = tied();
  label(mina, 0, 2, 500);
  const seen = together(store).consensus.find(({ item }) => item.startsWith('image-0') && item.endsWith('#3'));
  expect(seen).toMatchObject({ value: 'absent' });
  expect(images).toHaveLength(3);
  expect(classes).toHaveLength(3);
});

it('is the same at each time', () => {
  const { store } = tied();
  expect(together(store)).toEqual(together(store));
});
