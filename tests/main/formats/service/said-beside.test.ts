import { beforeEach, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, RelationId } from '@shared/model/ids';
import { editImage } from '@main/annotate/edit';
import { setTag } from '@main/annotate/tags';
import type { Store } from '@main/db/store';
import { LossCollector } from '@main/formats/losses';
import { projectSource } from '@main/formats/service/project-source';
import { box, newAnnotation, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

let store: Store;
let place: Scene;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
});

function draw(x: number): AnnotationId {
  const id = newAnnotation();
  const put = { type: 'put' as const, id, class: place.classes[0]!, geometry: box(x, 5) };
  editImage(store, { image: place.images[0]!, label: 'draw', operations: [put] });
  return id;
}

function lost(): (string | number)[][] {
  const { source, reportLosses } = projectSource(store, { type: 'all' });
  for (const index of source.images.keys()) source.objects(index);
  const losses = new LossCollector();
  reportLosses(losses);
  return losses.report().map(({ code, count }) => [code, count]);
}

it('says that relations and image tags are not in the file', () => {
  const [from, to] = [draw(10), draw(40)];
  expect(lost()).toEqual([]);
  const id = newId<RelationId>();
  const image = place.images[0]!;
  editImage(store, { image, label: 'relate', operations: [{ type: 'relate', id, from, to, name: 'holds' }] });
  setTag(store, { image, tag: { type: 'word', word: 'night' }, on: true });
  setTag(store, { image: place.images[1]!, tag: { type: 'empty' }, on: true });
  expect(lost()).toEqual([
    ['export.relations', 1],
    ['export.tags', 2],
  ]);
});

it('misses no relation of a label that is deleted', () => {
  const [from, to] = [draw(10), draw(40)];
  const image = place.images[0]!;
  const id = newId<RelationId>();
  editImage(store, { image, label: 'relate', operations: [{ type: 'relate', id, from, to, name: 'holds' }] });
  editImage(store, { image, label: 'delete', operations: [{ type: 'delete', id: to }] });
  expect(lost()).toEqual([]);
});
