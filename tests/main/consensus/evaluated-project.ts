import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { assertExists } from '@shared/lib/assert';
import type { AnnotationId, ImageId, PredictionId, ResolutionId } from '@shared/model/ids';
import type { Geometry } from '@shared/geometry/geometry';
import { commit } from '@main/db/commit';
import { annotationsOf } from '@main/db/queries/annotations';
import { shownKey } from '@main/db/queries/changes';
import type { Store } from '@main/db/store';
import { box } from '@tests/support/temporary-store';
import { teamOnImages } from './team-on-images';

/** Decides that everything which people labelled on an image is exactly these objects. */
export function decideAll(
  store: Store,
  image: ImageId,
  objects: readonly { class: never; geometry: Geometry }[],
): void {
  const inputs = annotationsOf(store.db, image).map(({ id }) => ({
    annotation: id,
    made: assertExists(shownKey(store.db, 'annotation', id), 'a label was made'),
  }));
  const value = {
    image,
    inputs,
    objects: [...objects],
    method: 'merged' as const,
    threshold: 0.5,
    by: store.member,
    at: '2026-01-03T00:00:00.000Z',
    comment: '',
    case: null,
  };
  commit(store, [{ kind: 'resolution', entity: newId<ResolutionId>(), value }], 'no-undo');
}

/**
 * Mina labels all three images, Jun the first two; the first is decided, the second disputed. A model finds both cars of
 * the first image (one of them as a sign), nothing on the second, and what is there and something else on the third.
 */
export function evaluatedProject() {
  const team = teamOnImages();
  const { store, label, mina, jun, images, classes } = team;
  const [person, car, sign] = classes as [never, never, never];
  const labels: AnnotationId[] = [
    label(mina, 0, 1, 0),
    label(jun, 0, 1, 2),
    label(mina, 0, 1, 300),
    label(jun, 0, 1, 302),
  ];
  label(mina, 1, 0, 0);
  label(jun, 1, 2, 0);
  label(mina, 2, 0, 10);
  decideAll(store, images[0]!, [
    { class: car, geometry: box(1, 0, 100, 100) },
    { class: car, geometry: box(301, 0, 100, 100) },
  ]);
  const suggest = (image: number, name: never, x: number, score: number): Draft => ({
    kind: 'prediction',
    entity: newId<PredictionId>(),
    value: {
      image: images[image]!,
      class: name,
      geometry: box(x, 0, 100, 100),
      score,
      model: 'net@1',
      threshold: 0.3,
      decision: 'pending',
    },
  });
  commit(
    store,
    [suggest(0, car, 1, 0.9), suggest(0, sign, 305, 0.8), suggest(2, person, 12, 0.7), suggest(2, person, 400, 0.6)],
    'no-undo',
  );
  return { ...team, labels };
}
