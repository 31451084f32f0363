import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '@main/db/open';
import { writeJpeg } from '@tests/support/pictures';
import { closedAfterTest, temporaryFolder } from '@tests/support/temporary-store';
import { buildCommandLine, json, plumbline, start, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

interface Project {
  readonly folder: string;
  readonly project: string;
  readonly labels: string;
}

const coco = {
  images: [
    { id: 7, file_name: 'a.jpg', width: 64, height: 48 },
    { id: 8, file_name: 'b.jpg', width: 64, height: 48 },
  ],
  categories: [
    { id: 1, name: 'car' },
    { id: 2, name: 'sign' },
  ],
  annotations: [
    { id: 1, image_id: 7, category_id: 1, bbox: [1, 2, 20, 10], area: 200, iscrowd: 0 },
    {
      id: 2,
      image_id: 7,
      category_id: 2,
      segmentation: [[5, 5, 30, 5, 30, 40]],
      bbox: [5, 5, 25, 35],
      area: 437.5,
      iscrowd: 0,
    },
    { id: 3, image_id: 8, category_id: 1, bbox: [3, 3, 8, 8], area: 64, iscrowd: 0 },
  ],
};

/** Two pictures in a project, and a COCO file with three labels for them. */
async function labelled(): Promise<Project> {
  const folder = temporaryFolder();
  const project = join(folder, 'p.plumb');
  const labels = join(folder, 'labels.json');
  mkdirSync(join(folder, 'photos'));
  await writeJpeg(join(folder, 'photos', 'a.jpg'), 1);
  await writeJpeg(join(folder, 'photos', 'b.jpg'), 2);
  writeFileSync(labels, JSON.stringify(coco));
  await json(0, 'new', project);
  await json(0, 'add', project, join(folder, 'photos'));
  return { folder, project, labels };
}

describe('plumbline import', () => {
  it('brings labels in under the name of who made them, and says so', async () => {
    const { project, labels } = await labelled();
    const ended = await plumbline('import', project, '--format', 'coco', labels, '--author', 'Mina');
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toContain('Imported 3 annotations on 2 images (0 of them new).\nNew classes: car, sign.\n');
    const info = await json(0, 'info', project);
    expect(info).toMatchObject({
      annotations: 3,
      classes: [
        { name: 'car', annotations: 2 },
        { name: 'sign', annotations: 1 },
      ],
    });
    expect(info['members']).toMatchObject([{ role: 'lead' }, { name: 'Mina', role: 'annotator' }]);
  });

  it('adds the pictures of the folder that it is told', async () => {
    const { folder, labels } = await labelled();
    const project = join(folder, 'fresh.plumb');
    await json(0, 'new', project);
    const report = await json(0, 'import', project, '-f', 'coco', labels, '--images', join(folder, 'photos'));
    expect(report).toMatchObject({
      format: 'coco',
      images: 2,
      imagesAdded: 2,
      annotations: 3,
      classesAdded: ['car', 'sign'],
    });
  });

  it('takes what a model made as suggestions, not as labels', async () => {
    const { project, labels } = await labelled();
    await json(0, 'import', project, '-f', 'coco', labels, '--as', 'model', '--author', 'their-detector');
    expect(await json(0, 'info', project)).toMatchObject({ annotations: 0, pendingPredictions: 3 });
  });

  it.each([
    [
      'a label outside of what it lists',
      { ...coco, annotations: [...coco.annotations, { id: 4, image_id: 99, category_id: 1, bbox: [1, 1, 2, 2] }] },
      /annotations\[3\]/,
    ],
    [
      'a box that is no box',
      { ...coco, annotations: [{ id: 1, image_id: 7, category_id: 1, bbox: [1, 2, 'x', 4] }] },
      /annotations\[0\]\.bbox/,
    ],
    [
      'a picture outside of every folder',
      { ...coco, images: [{ id: 7, file_name: '../../../etc/passwd', width: 64, height: 48 }], annotations: [] },
      /images\[0\]|passwd/,
    ],
    [
      'labels for another size of picture',
      { ...coco, images: coco.images.map((image) => ({ ...image, width: 640 })) },
      /size/,
    ],
    ['another format', { shapes: [], imagePath: 'a.jpg', version: '5' }, /labelme/],
  ])('rejects %s with the place, and leaves the project as it was', async (_, file, words) => {
    const { project, labels } = await labelled();
    writeFileSync(labels, JSON.stringify(file));
    const before = await json(0, 'info', project);
    const { error } = await json<Failed>(3, 'import', project, '-f', 'coco', labels);
    expect(error.code).toMatch(/^import\./);
    expect(error.message).toMatch(words);
    expect(error.message).toContain('Nothing was imported');
    expect(await json(0, 'info', project)).toEqual(before);
  });

  it('rejects a file that is cut off, one that is not there, and a name that nobody can have', async () => {
    const { folder, project, labels } = await labelled();
    writeFileSync(labels, JSON.stringify(coco).slice(0, 300));
    expect((await json<Failed>(3, 'import', project, '-f', 'coco', labels)).error.code).toMatch(/^import\./);
    expect((await json<Failed>(3, 'import', project, '-f', 'coco', join(folder, 'none.json'))).error.code).toBe(
      'import.notFound',
    );
    expect((await json<Failed>(3, 'import', project, '-f', 'coco', labels, '--author', ' ')).error.code).toBe(
      'import.badAuthor',
    );
    expect(await json(0, 'info', project)).toMatchObject({ annotations: 0, classes: [] });
  });

  it('waits for a project that another process is writing to, which then sees the labels', async () => {
    const { project, labels } = await labelled();
    const window = closedAfterTest(openStore(project));
    const seen = window.db.pragma('data_version', { simple: true });
    window.db.exec('BEGIN IMMEDIATE');
    const { ended } = start(['import', project, '-f', 'coco', labels, '--json']);
    await sleep(1500);
    window.db.exec('COMMIT');
    expect(await ended).toMatchObject({ code: 0 });
    expect(window.db.pragma('data_version', { simple: true })).not.toBe(seen);
    expect(window.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(3);
  });
});

describe('plumbline export', () => {
  it('writes COCO that can be read again, whole or of one person', async () => {
    const { folder, project, labels } = await labelled();
    await json(0, 'import', project, '-f', 'coco', labels, '--author', 'Mina');
    const out = join(folder, 'out.json');
    expect(await json(0, 'export', project, '-f', 'coco', out)).toMatchObject({
      format: 'coco',
      path: out,
      images: 2,
      annotations: 3,
      losses: [],
    });
    const written = JSON.parse(readFileSync(out, 'utf8')) as {
      annotations: { bbox: number[] }[];
      categories: { name: string }[];
    };
    expect(written.categories.map(({ name }) => name)).toEqual(['car', 'sign']);
    expect(written.annotations.map(({ bbox }) => bbox)).toEqual(
      expect.arrayContaining([
        [1, 2, 20, 10],
        [5, 5, 25, 35],
        [3, 3, 8, 8],
      ]),
    );
    const own = join(folder, 'mina.json');
    expect(await json(0, 'export', project, '-f', 'coco', own, '--labels', 'author:Mina')).toMatchObject({
      annotations: 3,
    });
    expect(
      await json(0, 'export', project, '-f', 'coco', join(folder, 'models.json'), '--labels', 'predictions'),
    ).toMatchObject({ annotations: 0 });
  });

  it('writes a folder of labelme files, in words', async () => {
    const { folder, project, labels } = await labelled();
    await json(0, 'import', project, '-f', 'coco', labels);
    const out = join(folder, 'labelme');
    const tried = await plumbline('export', project, '--format', 'labelme', out, '--dry-run');
    expect(tried).toMatchObject({ code: 0, stdout: '' });
    expect(tried.stderr).toContain(`Would write 3 objects on 2 images to ${out}. Nothing was written.`);
    expect(readdirSync(folder)).not.toContain('labelme');
    const ended = await plumbline('export', project, '--format', 'labelme', out);
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toContain(`Wrote 3 objects on 2 images to ${out}, and read them back.`);
    expect(readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith('.json'))).toHaveLength(2);
  });

  it('rejects somebody that the project does not know, and writes nothing', async () => {
    const { folder, project } = await labelled();
    const out = join(folder, 'out.json');
    expect((await json<Failed>(3, 'export', project, '-f', 'coco', out, '--labels', 'author:Nobody')).error.code).toBe(
      'export.noAuthor',
    );
    expect(existsSync(out)).toBe(false);
  });
});
