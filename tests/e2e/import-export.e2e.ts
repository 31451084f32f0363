import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

const sample = resolve(import.meta.dirname, '../../resources/sample/images');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 가져오기 '));
  for (const name of ['cat.jpg', 'astronaut.jpg']) await cp(join(sample, name), join(folder, 'old', name));
  await writeFile(join(folder, 'old', 'instances.json'), JSON.stringify(oldCoco));
  await writeFile(join(folder, 'old', 'cut.json'), JSON.stringify(oldCoco).slice(0, 400));
  await cp(join(sample, 'cliff.jpg'), join(folder, 'labelme', 'cliff.jpg'));
  await writeFile(join(folder, 'labelme', 'cliff.json'), JSON.stringify(labelmeCliff));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
});

test.afterAll(async () => {
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file as another tool left it: a mask, keypoints, a picture that is gone. */
const oldCoco = {
  info: { year: 2014 },
  images: [
    { id: 1, file_name: 'cat.jpg', width: 451, height: 300 },
    { id: 2, file_name: 'gone.jpg', width: 10, height: 10 },
    { id: 3, file_name: 'train\\astronaut.jpg', width: 512, height: 512 },
  ],
  categories: [
    { id: 17, name: 'cat', supercategory: 'animal' },
    { id: 1, name: '사람', supercategory: 'person' },
  ],
  annotations: [
    { id: 1, image_id: 1, category_id: 17, bbox: [10, 10, 50, 40], area: 2000, iscrowd: 0, segmentation: [] },
    {
      id: 2,
      image_id: 1,
      category_id: 17,
      bbox: [0, 0, 20, 20],
      area: 5,
      iscrowd: 1,
      segmentation: { size: [300, 451], counts: [0, 5, 135295] },
    },
    {
      id: 3,
      image_id: 3,
      category_id: 1,
      bbox: [100, 100, 90, 80],
      area: 3600,
      iscrowd: 0,
      segmentation: [[100, 100, 190, 100, 190, 180]],
      keypoints: [110, 110, 2],
      num_keypoints: 1,
    },
  ],
};

const labelmeCliff = {
  version: '5.0.1',
  flags: {},
  shapes: [
    {
      label: '절벽',
      points: [
        [10, 10],
        [200, 20],
        [150, 300],
      ],
      shape_type: 'polygon',
      flags: {},
      group_id: null,
    },
    {
      label: 'sea',
      points: [
        [300, 300],
        [480, 480],
      ],
      shape_type: 'rectangle',
      flags: {},
      group_id: null,
    },
    {
      label: 'sun',
      points: [
        [50, 50],
        [60, 60],
      ],
      shape_type: 'points',
      flags: {},
      group_id: null,
    },
  ],
  imagePath: 'cliff.jpg',
  imageData: null,
  imageHeight: 500,
  imageWidth: 500,
};

const dialog = (name: string) => page.getByRole('dialog', { name });

async function closeReport(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function importLabels(format: 'COCO' | 'labelme', label: string, path: string): Promise<void> {
  await page.keyboard.press('Control+Shift+I');
  await dialog('Import labels').getByRole('radio', { name: format }).check({ force: true });
  await dialog('Import labels').getByLabel(label).fill(path);
  await dialog('Import labels').getByRole('button', { name: 'Import', exact: true }).click();
}

test('a project is made from a folder and the COCO file in it, with what could not be carried in words', async () => {
  await page.getByRole('button', { name: 'New project' }).click();
  const form = dialog('New project');
  await answerDialogs(workstation, { open: [join(folder, 'old')], save: join(folder, 'lead.plumb') });
  await form.getByRole('button', { name: /Choose folder/ }).click();
  await form.getByRole('button', { name: 'Choose…' }).first().click();
  await form.getByRole('checkbox', { name: /Import existing labels/ }).check();
  await form.getByLabel('COCO file').fill(join(folder, 'old', 'instances.json'));
  await form.getByRole('button', { name: 'Create project' }).click();
  const report = dialog('Labels imported');
  await expect(report).toContainText('3 labels');
  for (const words of ['Keypoints whose category does not name them', 'gone.jpg', '사람']) {
    await expect(report).toContainText(words);
  }
  expect(await seriousFindings(page)).toEqual([]);
  await closeReport();
  await expect(page.getByRole('option')).toHaveCount(2);
  await expect(page.getByText('3 labels', { exact: true })).toBeVisible();
});

test('a file that was cut off changes nothing, and the person is told where it ends', async () => {
  await importLabels('COCO', 'COCO file', join(folder, 'old', 'cut.json'));
  await expect(page.getByRole('alert')).toContainText('cut.json');
  await expect(page.getByRole('alert')).toContainText('Nothing was imported');
  await expect(page.getByText('3 labels', { exact: true })).toBeVisible();
});

test('a labelme folder comes with its pictures, Korean names and the shapes that cannot be kept', async () => {
  await importLabels('labelme', 'Folder of labelme files', join(folder, 'labelme'));
  const report = dialog('Labels imported');
  await expect(report).toContainText('Shapes of several points cannot be kept yet');
  await expect(report).toContainText('절벽');
  await closeReport();
  await expect(page.getByRole('option')).toHaveCount(3);
  await expect(page.getByText('5 labels', { exact: true })).toBeVisible();
});

test('labelme files are written for every labelled picture, and read the same again', async () => {
  const target = join(folder, 'written');
  await page.keyboard.press('Control+Shift+E');
  await dialog('Export labels').getByRole('radio', { name: 'labelme' }).check({ force: true });
  await dialog('Export labels').getByLabel('Folder to write').fill(target);
  const survey = dialog('Export labels').getByRole('region', { name: 'What the file will not say' });
  await expect(survey).toHaveAttribute('aria-busy', 'false');
  await expect(survey).toContainText('Nothing is lost');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog('Export labels').getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog('Labels exported')).toContainText('written, read back and compared');
  await closeReport();
  const written = (await readdir(target, { recursive: true })).filter((name) => name.endsWith('.json'));
  expect(written).toHaveLength(3);
  const cliff = JSON.parse(
    await readFile(
      join(
        target,
        written.find((name) => name.includes('cliff'))!,
      ),
      'utf8',
    ),
  ) as {
    readonly shapes: readonly { readonly label: string; readonly points: readonly unknown[] }[];
  };
  expect(cliff.shapes.map(({ label, points }) => ({ label, points }))).toEqual(
    expect.arrayContaining([
      {
        label: '절벽',
        points: [
          [10, 10],
          [200, 20],
          [150, 300],
        ],
      },
      {
        label: 'sea',
        points: [
          [300, 300],
          [480, 480],
        ],
      },
    ]),
  );
});
