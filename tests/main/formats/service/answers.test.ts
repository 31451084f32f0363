import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { putClass } from '@main/annotate/classes';
import { loadDocument } from '@main/annotate/document';
import { editImage } from '@main/annotate/edit';
import { checkStore } from '@main/db/check';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { exportLabels } from '@main/formats/service/export-labels';
import { importLabels } from '@main/formats/service/import-labels';
import { answerTexts } from '@shared/attributes/value-text';
import { newId } from '@shared/changes/new-id';
import type { AttributeDefinition, AttributeId, OptionId } from '@shared/model/attribute';
import { box, newAnnotation, scene, temporaryFolder, temporaryStore, type Scene } from '@tests/support/temporary-store';

const context = { signal: new AbortController().signal, onProgress: () => undefined };
const noPictures = () => Promise.reject(new Error('No picture is looked for'));

const [red, blue] = ['red', 'blue'].map((name) => ({ id: newId<OptionId>(), name }));
const parked: AttributeDefinition = { id: newId<AttributeId>(), name: 'parked', type: 'boolean', required: false };
const doors: AttributeDefinition = { id: newId<AttributeId>(), name: 'doors', type: 'number', required: false };
const colours: AttributeDefinition = {
  id: newId<AttributeId>(),
  name: 'colours',
  type: 'multi',
  required: false,
  options: [red!, blue!],
};

let store: Store;
let place: Scene;

beforeEach(() => {
  store = temporaryStore();
  place = scene(store);
  putClass(store, { id: place.classes[1]!, name: 'car', colour: '#112233', attributes: [parked, doors, colours] });
  const attributes = { [parked.id]: true, [doors.id]: 4, [colours.id]: [red!.id, blue!.id] };
  const transcription = { text: '서울 12가', language: 'ko', legibility: 'partly' as const };
  const label = { type: 'put', id: newAnnotation(), class: place.classes[1]!, geometry: box(600, 1, 80) } as const;
  const operations = [{ ...label, attributes, transcription }];
  editImage(store, { image: place.images[0]!, label: 'draw', operations });
});

/** The label in words, which do not depend on the ids of a project. */
function inWords(from: Store, image = place.images[0]!) {
  const [label] = loadDocument(from, image).annotations;
  const asked = listClasses(from.db).find(({ id }) => id === label?.class)?.attributes ?? [];
  const answers = answerTexts(asked, label?.attributes ?? {}, { yes: 'yes', no: 'no' }).sort();
  return { answers, text: label?.transcription, truncated: label?.truncated };
}

async function comesBackFrom(format: 'coco' | 'labelme') {
  const path = join(temporaryFolder(), format === 'coco' ? 'labels.json' : 'labels');
  await exportLabels(store, { format, path, labels: { type: 'all' } }, context);
  const other = temporaryStore();
  scene(other);
  const request = { format, path, imagesFolder: null, author: null, as: 'human' } as const;
  const report = await importLabels(other, request, noPictures, context);
  expect(checkStore(other).findings).toEqual([]);
  return { other, report };
}

it('comes back from COCO into another project with every answer and every letter', async () => {
  const { other, report } = await comesBackFrom('coco');
  expect(report.annotations).toBe(1);
  expect(inWords(other)).toEqual(inWords(store));
  expect(inWords(other)).toEqual({
    answers: ['colours: red, blue', 'doors: 4', 'parked: yes'],
    text: { text: '서울 12가', language: 'ko', legibility: 'partly' },
    truncated: true,
  });
});

it('comes back from labelme with its answers and its text, and what labelme has no place for is said', async () => {
  const { other } = await comesBackFrom('labelme');
  expect(inWords(other)).toMatchObject({ answers: inWords(store).answers, text: { text: '서울 12가' } });
});

it('finds the options that a class knows, and says which answers do not fit', async () => {
  const path = join(temporaryFolder(), 'cvat.json');
  const content = {
    images: [{ id: 1, file_name: 'image-1.jpg', width: 640, height: 480 }],
    categories: [{ id: 1, name: 'CAR' }],
    annotations: [
      {
        id: 1,
        image_id: 1,
        category_id: 1,
        bbox: [1, 1, 20, 20],
        attributes: { Parked: 'true', doors: 'many', colours: 'RED', occluded: false },
      },
    ],
  };
  writeFileSync(path, JSON.stringify(content));
  const request = { format: 'coco', path, imagesFolder: null, author: null, as: 'human' } as const;
  const { losses } = await importLabels(store, request, noPictures, context);
  expect(losses.map(({ code }) => code)).toContain('import.answers');
  expect(inWords(store, place.images[1]).answers).toEqual(['colours: red', 'occluded: no', 'parked: yes']);
});
