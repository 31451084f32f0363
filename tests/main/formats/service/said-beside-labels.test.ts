import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { Geometry } from '@shared/geometry/geometry';
import type { FormatName } from '@shared/contract/formats';
import type { ImportReport } from '@shared/contract/reports';
import type { AttributeId } from '@shared/model/attribute';
import type { AnnotationId, GroupId, RelationId } from '@shared/model/ids';
import { putClass } from '@main/annotate/classes';
import { editImage } from '@main/annotate/edit';
import { setTag } from '@main/annotate/tags';
import { commit } from '@main/db/commit';
import { annotationsOf } from '@main/db/queries/annotations';
import { tagsOfImage } from '@main/db/queries/image-tags';
import { listClasses } from '@main/db/queries/classes';
import { relationsOf } from '@main/db/queries/relations';
import { lastRevision } from '@main/db/log';
import type { Store } from '@main/db/store';
import { exportLabels } from '@main/formats/service/export-labels';
import { importLabels } from '@main/formats/service/import-labels';
import { probeImage } from '@main/images/probe-image';
import { box, newAnnotation, scene, temporaryFolder, temporaryStore, type Scene } from '@tests/support/temporary-store';

const context = { signal: new AbortController().signal, onProgress: () => undefined };
const crowd = newId<AttributeId>();
const outline: Geometry = { type: 'polygon', parts: [[[10, 10, 60, 10, 60, 40]]] };
const twoParts: Geometry = { type: 'polygon', parts: [[[10, 10, 60, 10, 60, 40]], [[100, 10, 160, 10, 160, 40]]] };

let store: Store;
let place: Scene;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
  const attributes = [{ id: crowd, name: 'iscrowd', type: 'boolean' as const, required: false }];
  putClass(store, { id: place.classes[0]!, name: 'person', colour: '#e69f00', attributes });
});

const [street, field] = [0, 1];

function draw(geometry: Geometry, more: object = {}, label = 0): AnnotationId {
  const id = newAnnotation();
  const put = { type: 'put' as const, id, class: place.classes[label]!, geometry: geometry as never, ...more };
  editImage(store, { image: place.images[street]!, label: 'draw', operations: [put] });
  return id;
}

function relate(from: AnnotationId, to: AnnotationId, name: string): void {
  const operation = { type: 'relate' as const, id: newId<RelationId>(), from, to, name };
  editImage(store, { image: place.images[street]!, label: 'relate', operations: [operation] });
}

async function written(format: FormatName) {
  const path = join(temporaryFolder(), format === 'coco' ? 'out.json' : 'out');
  return exportLabels(store, { format, path, labels: { type: 'all' } }, context);
}

function read(into: Store, format: FormatName, path: string, as: 'human' | 'model' = 'human'): Promise<ImportReport> {
  return importLabels(into, { format, path, imagesFolder: null, author: null, as }, probeImage, context);
}

/** What holds the labels of the street together, without ids. */
function heldTogether(from: Store) {
  const labels = annotationsOf(from.db, place.images[street]!);
  const nameOf = new Map(listClasses(from.db).map(({ id, name }) => [id, name]));
  const words = (id: AnnotationId) => {
    const label = labels.find((one) => one.id === id)!;
    return `${nameOf.get(label.class)} ${JSON.stringify(label.geometry)}`;
  };
  const groups = new Map<GroupId, string[]>();
  for (const { id, group } of labels) if (group) groups.set(group, [...(groups.get(group) ?? []), words(id)].sort());
  return {
    labels: labels.map(({ id }) => words(id)).sort(),
    groups: [...groups.values()].sort(),
    relations: relationsOf(from.db, place.images[street]!)
      .map((one) => `${words(one.from)} ${one.name} ${words(one.to)}`)
      .sort(),
    tags: [street, field].map((image) =>
      tagsOfImage(from.db, place.images[image]!)
        .map(({ tag }) =>
          tag.type === 'class' ? nameOf.get(tag.class) : tag.type === 'word' ? tag.word : 'verified empty',
        )
        .sort(),
    ),
  };
}

describe.each(['coco', 'labelme'] as const)('In %s', (format) => {
  it('groups, relations and what is said of images come back in another project', async () => {
    const group = newId<GroupId>();
    const [rider, horse] = [draw(outline, { group }), draw(box(200, 200), { group }, 1)];
    const [saddle] = [draw(twoParts), draw(outline, { group: newId<GroupId>() }, 2)];
    relate(rider, horse, 'rides');
    relate(saddle, horse, 'lies on');
    setTag(store, { image: place.images[street]!, tag: { type: 'word', word: 'night' }, on: true });
    setTag(store, { image: place.images[street]!, tag: { type: 'class', class: place.classes[2]! }, on: true });
    setTag(store, { image: place.images[field]!, tag: { type: 'empty' }, on: true });
    const { path, losses } = await written(format);
    expect(losses.map(({ code }) => code)).toEqual([]);
    const other = temporaryStore();
    scene(other);
    expect((await read(other, format, path)).losses).toEqual([]);
    const held = heldTogether(store);
    expect(held.groups).toHaveLength(2);
    // A group of one label says nothing, and is not written.
    const groups = held.groups.filter((members) => members.length > 1);
    expect(heldTogether(other)).toEqual({ ...held, groups });
    expect(heldTogether(other).tags).toEqual([['night', 'sign'], ['verified empty']]);
    const revision = lastRevision(other.db);
    await read(other, format, path);
    expect(lastRevision(other.db)).toBe(revision);
  });

  it('two grouped polygons of one class stay two', async () => {
    const group = newId<GroupId>();
    draw(outline, { group });
    draw({ type: 'polygon', parts: [[[300, 10, 360, 10, 360, 40]]] }, { group });
    const { path } = await written(format);
    const other = temporaryStore();
    scene(other);
    await read(other, format, path);
    expect(heldTogether(other)).toEqual(heldTogether(store));
    expect(heldTogether(other).labels).toHaveLength(2);
  });

  it('a suggestion of a model keeps none of it, and that is said', async () => {
    const group = newId<GroupId>();
    relate(draw(outline, { group }), draw(box(200, 200), { group }, 1), 'rides');
    const { path } = await written(format);
    const { losses } = await read(store, format, path, 'model');
    expect(losses.map(({ code, count }) => [code, count])).toContainEqual(['import.of-labels', 2]);
  });
});

describe('A crowd', () => {
  it('goes out as iscrowd with a mask, and comes back with its answer', async () => {
    draw(outline, { attributes: { [crowd]: true } });
    draw(box(200, 200), { attributes: { [crowd]: false } });
    const { path, losses } = await written('coco');
    expect(losses.map(({ code, count }) => [code, count])).toEqual([['coco.crowd-as-mask', 1]]);
    const other = temporaryStore();
    scene(other);
    await read(other, 'coco', path);
    const [person] = listClasses(other.db);
    expect(person!.attributes).toMatchObject([{ name: 'iscrowd', type: 'boolean' }]);
    const crowds = annotationsOf(other.db, place.images[street]!).map(({ geometry, attributes }) => [
      geometry.type,
      Object.values(attributes ?? {}),
    ]);
    expect(crowds.sort()).toEqual([
      ['box', []],
      ['mask', [true]],
    ]);
  });
});

describe('What is left out is said', () => {
  it('of a relation of which one end is not written, and of a deleted label nothing', async () => {
    const [one, other] = [draw(outline), draw({ type: 'point', x: 5, y: 5 })];
    relate(one, other, 'holds');
    const deleted = draw(box(5, 5));
    relate(one, deleted, 'holds');
    commit(store, [{ kind: 'annotation', entity: deleted, value: null }], 'no-undo');
    const { losses } = await written('coco');
    expect(losses.map(({ code, count }) => [code, count])).toEqual([
      ['coco.point', 1],
      ['coco.relations', 1],
    ]);
  });
});
