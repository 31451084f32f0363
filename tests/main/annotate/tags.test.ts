import { beforeEach, describe, expect, it } from 'vitest';
import { loadDocument } from '@main/annotate/document';
import { editImage, redoOnImage, undoOnImage } from '@main/annotate/edit';
import { mergeClasses } from '@main/annotate/merge-classes';
import { imageTags, setTag } from '@main/annotate/tags';
import { checkStore } from '@main/db/check';
import { imageIds, imageSummary } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import type { ImageFilter } from '@shared/contract/images';
import type { ImageId } from '@shared/model/ids';
import { newLead, newMember, sync } from '@tests/support/teams';
import { box, newAnnotation, scene, temporaryFolder, temporaryStore, type Scene } from '@tests/support/temporary-store';

let store: Store;
let place: Scene;
let image: ImageId;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
  image = place.images[0]!;
});

const empty = { type: 'empty' } as const;
const said = () => imageTags(store, image).tags.map(({ tag }) => tag);
const found = (state: ImageFilter['state']) => imageIds(store.db, { text: '', class: null, state }, 'path');

function draw(id = newAnnotation()) {
  const operation = { type: 'put', id, class: place.classes[0]!, geometry: box(1, 1) } as const;
  return editImage(store, { image, label: 'draw', operations: [operation] });
}

describe('what is said of an image', () => {
  it('is a word or a class, once whatever its case, and can be taken back and undone', () => {
    setTag(store, { image, tag: { type: 'word', word: 'night' }, on: true });
    setTag(store, { image, tag: { type: 'word', word: 'Night' }, on: true });
    setTag(store, { image, tag: { type: 'class', class: place.classes[2]! }, on: true });
    expect(said()).toHaveLength(2);
    expect(imageSummary(store.db, image)).toMatchObject({ tags: 2 });
    expect(imageIds(store.db, { text: '', class: place.classes[2]!, state: 'all' }, 'path')).toEqual([image]);
    setTag(store, { image, tag: { type: 'class', class: place.classes[2]! }, on: false });
    expect(said()).toHaveLength(1);
    expect(undoOnImage(store, image)).toMatchObject({ label: 'tag', skipped: 0 });
    expect(said()).toHaveLength(2);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('goes with its class when that is merged into another', async () => {
    setTag(store, { image, tag: { type: 'class', class: place.classes[2]! }, on: true });
    setTag(store, { image, tag: { type: 'class', class: place.classes[0]! }, on: true });
    await mergeClasses(store, place.classes[2]!, place.classes[0]!);
    expect(said()).toEqual([{ type: 'class', class: place.classes[0]! }]);
  });
});

describe('a verified empty image', () => {
  it('is an answer: it is listed as such, and not as open', () => {
    setTag(store, { image, tag: empty, on: true });
    expect(found('empty')).toEqual([image]);
    expect(found('open')).toEqual([place.images[1], place.images[2]]);
    expect(imageSummary(store.db, image)).toMatchObject({ verifiedEmpty: true });
  });

  it('is no longer empty once its verifier draws on it, in one step that undo takes back whole', () => {
    setTag(store, { image, tag: empty, on: true });
    draw();
    expect(said()).toEqual([]);
    undoOnImage(store, image);
    expect(said()).toEqual([empty]);
    expect(loadDocument(store, image).annotations).toEqual([]);
    redoOnImage(store, image);
    expect(said()).toEqual([]);
  });

  it('cannot be said of an image with own labels', () => {
    draw();
    expect(() => setTag(store, { image, tag: empty, on: true })).toThrow('1 labels on this image');
    expect(said()).toEqual([]);
  });

  it('is said by each person alone: nobody overwrites another, or takes it back for another', async () => {
    const folder = temporaryFolder();
    const ada = newLead();
    const shown = scene(ada.store);
    const ben = await newMember(ada, folder, 'Ben', 'annotator');
    await sync(ada, folder);
    await sync(ben, folder);
    const picture = shown.images[0]!;
    setTag(ada.store, { image: picture, tag: empty, on: true });
    setTag(ben.store, { image: picture, tag: empty, on: true });
    const operation = {
      type: 'put',
      id: newAnnotation(ben.store.member),
      class: shown.classes[0]!,
      geometry: box(1, 1),
    } as const;
    editImage(ben.store, { image: picture, label: 'draw', operations: [operation] });
    await sync(ben, folder);
    await sync(ada, folder);
    expect(imageTags(ada.store, picture).tags).toEqual([
      { tag: empty, authors: [{ id: ada.store.member, name: 'Ada' }] },
    ]);
  });
});
