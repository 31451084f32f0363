import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { familySamples } from '@tests/support/detector-families';
import { buildModel } from '@tests/support/onnx-builder';
import { temporaryFolder } from '@tests/support/temporary-store';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { buildCommandLine, json, plumbline, start, type Failed } from './plumbline';

const nanodet = inRoot('resources', 'models', 'nanodet');
const astronaut = inRoot('tests', 'fixtures', 'images', 'astronaut.jpg');

beforeAll(buildCommandLine, 180_000);

/** Models that are added go there and not to whoever runs the tests. */
beforeEach(() => {
  vi.stubEnv('PLUMBLINE_USER_DATA', temporaryFolder());
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A project with the astronaut in it. */
async function astronautProject(...options: readonly string[]): Promise<{ folder: string; project: string }> {
  const folder = temporaryFolder();
  const project = join(folder, 'p.plumb');
  copyFileSync(astronaut, join(folder, 'astronaut.jpg'));
  await json(0, 'new', project, ...options);
  await json(0, 'add', project, join(folder, 'astronaut.jpg'));
  return { folder, project };
}

describe('plumbline models', () => {
  it('lists what can pre-label, with its licence', async () => {
    const { models, problems } = await json<{ models: { ref: string; labels: string[] }[]; problems: unknown[] }>(
      0,
      'models',
    );
    const detector = models.find(({ ref }) => ref === 'nanodet-g-416@1');
    expect(detector).toMatchObject({ task: 'detect', licence: 'Apache-2.0', added: false });
    expect(detector!.labels).toHaveLength(80);
    expect(models.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(['ppocr-v4-det@1', 'selfie@1', 'movenet-lightning@1', 'blazeface-back@1']),
    );
    expect(problems).toEqual([]);
    expect((await plumbline('models')).stderr).toContain(
      'nanodet-g-416@1  NanoDet-g 416 (COCO, 80 classes); detect; 80 classes; Apache-2.0\n',
    );
  });
});

describe('plumbline models errors', () => {
  it('says of each model what is not decided, and of one that suggested nothing nothing', async () => {
    const { project } = await astronautProject('--name', 'errors');
    expect((await plumbline('models', 'errors', project)).stderr).toContain('No model has suggested anything here.');
    await json(0, 'prelabel', project, '--model', 'nanodet-g-416', '--add-classes');
    const { models } = await json<{ models: object[] }>(0, 'models', 'errors', project, '--model', 'nanodet-g-416');
    expect(models).toMatchObject([{ model: 'nanodet-g-416@1', right: 0, errors: [] }]);
    expect(await json(0, 'models', 'errors', project, '--model', 'other')).toEqual({ models: [] });
  });
});

describe('plumbline models add, show, test and remove', () => {
  it('take a file by looking at it, try it on an image, and let it go', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'Farm animals.onnx');
    const { inputs, outputs } = familySamples[0]!;
    writeFileSync(file, buildModel(inputs, outputs));
    const added = await json<{ card: { id: string } }>(0, 'models', 'add', file, '--classes', 'cat, dog, ox');
    expect(added).toMatchObject({ card: { id: 'farm-animals', adapter: 'yolo-v8', classes: ['cat', 'dog', 'ox'] } });
    try {
      const shown = await json<{ card: { thresholds: unknown } }>(0, 'models', 'show', 'farm-animals');
      expect(shown.card.thresholds).toEqual({ score: 0.3, overlap: 0.45 });
      const tried = await json<{ found: unknown[] }>(0, 'models', 'test', 'farm-animals', astronaut);
      expect(tried.found).toMatchObject([{ class: 'ox' }]);
      expect((await json<Failed>(3, 'models', 'add', file)).error.code).toBe('model.exists');
    } finally {
      await json(0, 'models', 'remove', 'farm-animals');
    }
    expect((await json<Failed>(3, 'models', 'remove', 'nanodet-g-416')).error.code).toBe('model.shipped');
  });

  it('read the text of an image', async () => {
    const sign = inRoot('resources', 'sample', 'images', 'sign-wet-floor.jpg');
    const { found } = await json<{ found: { text?: string }[] }>(0, 'models', 'test', 'ppocr-v4-det', sign);
    expect(found.map(({ text }) => text)).toContain('CAUTION');
  });
});

describe('plumbline prelabel', () => {
  it('suggests labels, and makes the classes of a project that has none', async () => {
    const { project } = await astronautProject();
    const report = await json(0, 'prelabel', project, '--model', 'nanodet-g-416', '--threshold', '0.5');
    expect(report).toMatchObject({ model: 'nanodet-g-416@1', threshold: 0.5, images: 1, unmapped: [], failed: [] });
    const info = await json<{ classes: { name: string; pendingPredictions: number }[] }>(0, 'info', project);
    expect(info).toMatchObject({ annotations: 0, pendingPredictions: report['predictions'] });
    expect(info.classes.find(({ name }) => name === 'person')?.pendingPredictions).toBeGreaterThan(0);
  });

  it('keeps to the classes of a project that has some, unless it is told otherwise', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'classes.json'), '["car"]');
    const { project } = await astronautProject('--ontology', join(folder, 'classes.json'));
    const ended = await plumbline('prelabel', project, '--model', 'nanodet-g-416', '--threshold', '0.5');
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toMatch(
      /The project has no class for: person \(\d+\).* Use --add-classes to make them, or --map\.\nnanodet-g-416@1 suggests 0 labels on 1 image\./,
    );
    await json(0, 'prelabel', project, '--model', 'nanodet-g-416@1', '--threshold', '0.5', '--add-classes');
    expect((await json<{ classes: { name: string }[] }>(0, 'info', project)).classes.map(({ name }) => name)).toContain(
      'person',
    );
  });

  it('takes a card that lies beside its model anywhere', async () => {
    const { project } = await astronautProject();
    const report = await json(0, 'prelabel', project, '--model', join(nanodet, 'card.json'));
    expect(report).toMatchObject({ model: 'nanodet-g-416@1', images: 1 });
  });

  it('looks at a bare model, and says what it had to take for usual', async () => {
    const { folder, project } = await astronautProject();
    const { inputs, outputs } = familySamples[0]!;
    writeFileSync(join(folder, 'my detector.onnx'), buildModel(inputs, outputs));
    const ended = await plumbline(
      'prelabel',
      project,
      '--model',
      join(folder, 'my detector.onnx'),
      '--threshold',
      '0.5',
    );
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toMatch(/does not tell its classes: what is usual was taken/);
    expect(ended.stderr).toMatch(/my-detector@1 suggests 1 label on 1 image\.\n$/);
  });

  it('says what it saw in a model that it cannot use', async () => {
    const { folder, project } = await astronautProject();
    copyFileSync(join(nanodet, 'nanodet-g-416.onnx'), join(folder, 'bare.onnx'));
    const { error } = await json<Failed>(3, 'prelabel', project, '--model', join(folder, 'bare.onnx'));
    expect(error.message).toMatch(/Inputs: input_1 float32 \[1, 3, 416, 416\]/);
  });

  it.each([
    ['a model that is not there', 'no-such-model', 'model.unknown'],
    ['a file that is no model', 'text.onnx', 'model.unreadable'],
    ['a card that is none', 'card.json', 'model.badCard'],
    ['a card of another name', 'other.json', 'model.badCard'],
  ])('rejects %s, and suggests nothing', async (_, model, wanted) => {
    const { folder, project } = await astronautProject();
    for (const name of ['text.onnx', 'card.json', 'other.json']) writeFileSync(join(folder, name), '{"id": 1}');
    const before = await json(0, 'info', project);
    const path = model.includes('.') ? join(folder, model) : model;
    expect((await json<Failed>(3, 'prelabel', project, '--model', path)).error.code).toBe(wanted);
    expect(await json(0, 'info', project)).toEqual(before);
  });

  it('is cancelled by Ctrl+C at any moment, with what it has so far', async () => {
    const { project } = await astronautProject();
    const { child, ended } = start(['prelabel', project, '--model', 'nanodet-g-416']);
    // Before the process listens, the signal ends it like any other.
    setTimeout(() => child.kill('SIGINT'), 250);
    const { code, signal, stderr } = await ended;
    expect([code, signal, stderr]).toBeOneOf([
      [1, null, 'Cancelled. What is in the project is whole.\n'],
      [null, 'SIGINT', ''],
      [0, null, expect.stringContaining('suggests')],
    ]);
    expect(await json(0, 'check', project)).toMatchObject({ findings: [] });
  });
});
