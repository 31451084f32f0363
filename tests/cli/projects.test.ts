import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commit } from '@main/db/commit';
import { SCHEMA_VERSION } from '@main/db/migrations';
import { box, newAnnotation, scene, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';
import { buildCommandLine, json, plumbline, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

/** A project with three images and one label, that the test has open like a window would. */
function openProject() {
  const store = temporaryStore();
  const { images, classes } = scene(store);
  const value = {
    image: images[0]!,
    class: classes[0]!,
    author: store.member,
    geometry: box(1, 2),
    source: { type: 'drawn' },
  } as const;
  commit(store, [{ kind: 'annotation', entity: newAnnotation(), value }], 'no-undo');
  return store;
}

describe('plumbline new', () => {
  it('makes a project with a name and classes, in words and in JSON', async () => {
    const folder = temporaryFolder();
    const ontology = join(folder, 'classes.json');
    writeFileSync(ontology, JSON.stringify([{ name: 'car', colour: '#102030', shapes: ['box'] }, { name: '사람' }]));
    const project = join(folder, 'my traffic.plumb');
    const ended = await plumbline('new', project, '--name', 'Traffic', '--ontology', ontology);
    expect(ended).toMatchObject({ code: 0, stdout: '', stderr: `Made the project "Traffic" at ${project}.\n` });
    const info = await json(0, 'info', project);
    expect(info).toMatchObject({
      name: 'Traffic',
      path: project,
      format: SCHEMA_VERSION,
      images: 0,
      members: [{ role: 'lead' }],
    });
    expect(info['classes']).toMatchObject([
      { name: 'car', colour: '#102030', order: 0, shapes: ['box'] },
      { name: '사람', order: 1 },
    ]);
  });

  it('completes the name of the file, calls the project like it, and takes classes below "classes"', async () => {
    const folder = temporaryFolder();
    const ontology = join(folder, 'classes.json');
    writeFileSync(ontology, '{"classes": ["sign"]}');
    const made = await json(0, 'new', join(folder, 'signs'), '--ontology', ontology);
    expect(made).toMatchObject({ name: 'signs', path: join(folder, 'signs.plumb'), revision: 3 });
    expect(await json(0, 'info', join(folder, 'signs'))).toMatchObject({ classes: [{ name: 'sign' }] });
  });

  it.each([
    ['no JSON', 'nonsense', /its text: /],
    ['something else', '{"labels": []}', /expected array|labels/i],
    ['a class without a name', '[{"name": "car"}, {"colour": "#102030"}]', /class 2, name: .*expected string/],
    [
      'a colour that is none',
      '[{"name": "car", "colour": "red"}]',
      /class 1, colour: expected a colour such as #e69f00/,
    ],
    ['an empty name', '["car", ""]', /class 2: /],
    ['a name twice', '[{"name": "car"}, {"name": "Car"}]', /class 2: "Car" is the name of class 1 already/],
    ['a number', '[1]', /class 1: /],
    ['what was never meant for us', '[{"name": "car", "__proto__": {"a": 1}}]', /class 1: .*__proto__/],
    ['brackets without end', '['.repeat(100_000), /its text: /],
  ])('rejects an ontology that is %s, and writes nothing', async (_, text, words) => {
    const folder = temporaryFolder();
    const ontology = join(folder, 'classes.json');
    writeFileSync(ontology, text);
    const { error } = await json<Failed>(3, 'new', join(folder, 'p.plumb'), '--ontology', ontology);
    expect(error).toMatchObject({ code: 'ontology.invalid', params: { path: ontology } });
    expect(error.message).toMatch(words);
    expect(error.message).toContain('Nothing was written');
    expect(readdirSync(folder)).toEqual(['classes.json']);
  });

  it('rejects a name that nobody can read, and never writes over a file', async () => {
    const folder = temporaryFolder();
    const taken = join(folder, 'taken.plumb');
    writeFileSync(taken, 'mine');
    expect((await json<Failed>(3, 'new', join(folder, 'p.plumb'), '--name', ' ')).error.code).toBe('project.badName');
    expect(
      (await json<Failed>(3, 'new', join(folder, 'p.plumb'), '--ontology', join(folder, 'none.json'))).error.code,
    ).toBe('ontology.unreadable');
    expect((await json<Failed>(3, 'new', taken)).error.code).toBe('project.exists');
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['taken.plumb']);
  });
});

describe('plumbline info', () => {
  it('counts what is in a project that is open elsewhere, and changes nothing', async () => {
    const store = openProject();
    const version = store.db.pragma('data_version', { simple: true });
    const info = await json(0, 'info', store.path);
    expect(info).toMatchObject({ name: 'Test', images: 3, missingImages: 3, annotations: 1, revision: 10 });
    expect(info['classes']).toMatchObject([
      { name: 'person', annotations: 1, pendingPredictions: 0 },
      { name: 'car' },
      { name: 'sign' },
    ]);
    expect((await plumbline('info', store.path)).stderr).toMatch(
      /Images {7}3, 3 of them missing[^]*person: 1 annotation, 0 suggestions/,
    );
    expect(store.db.pragma('data_version', { simple: true })).toBe(version);
  });

  it('rejects what is no project of this Plumbline', async () => {
    const folder = temporaryFolder();
    const text = join(folder, 'text.plumb');
    writeFileSync(text, 'no project '.repeat(100));
    const newer = openProject();
    newer.db.pragma(`user_version = ${SCHEMA_VERSION + 10}`);
    const codes = [];
    for (const path of [text, folder, join(folder, 'none.plumb'), newer.path]) {
      codes.push((await json<Failed>(3, 'info', path)).error.code);
    }
    expect(codes).toEqual(['project.notAProject', 'store.cannotOpen', 'project.missing', 'project.newer']);
    expect(readFileSync(text, 'utf8')).toMatch(/^no project/);
  });
});

describe('plumbline check', () => {
  it('finds nothing in a sound project', async () => {
    expect(await json(0, 'check', openProject().path)).toEqual({ changes: 10, findings: [], outsideOntology: [] });
  });

  it('ends with 1 and says what was altered behind the log', async () => {
    const store = openProject();
    store.db.exec(`UPDATE class SET name = 'bus' WHERE name = 'car'`);
    const ended = await plumbline('check', store.path);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/table: class .* does not match the log\n10 changes checked, 1 finding\./);
  });

  it('finds a file whose pages were overwritten', async () => {
    const store = openProject();
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const path = join(temporaryFolder(), 'torn.plumb');
    copyFileSync(store.path, path);
    const bytes = readFileSync(path);
    bytes.fill(0x55, 8192, bytes.length);
    writeFileSync(path, bytes);
    const { findings } = await json<{ findings: unknown[] }>(1, 'check', path);
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe('plumbline backup and restore', () => {
  it('copies a project that is open elsewhere, and brings it back', async () => {
    const store = openProject();
    const folder = temporaryFolder();
    const backup = join(folder, 'copy.plumb');
    expect(await json(0, 'backup', store.path, backup)).toMatchObject({ path: backup });
    const restored = join(folder, 'again.plumb');
    expect(await json(0, 'restore', backup, restored)).toEqual({ path: restored });
    expect(await json(0, 'info', restored)).toMatchObject({ name: 'Test', images: 3, annotations: 1 });
    expect(readdirSync(folder)).toEqual(['again.plumb', 'copy.plumb']);
  });

  it('writes over nothing, and leaves nothing of a damaged backup', async () => {
    const store = openProject();
    const folder = temporaryFolder();
    const taken = join(folder, 'taken.plumb');
    writeFileSync(taken, 'mine');
    expect((await json<Failed>(3, 'backup', store.path, taken)).error.code).toBe('backup.exists');
    expect((await json<Failed>(3, 'backup', store.path, join(folder, 'no', 'where.plumb'))).error.code).toBe(
      'store.cannotOpen',
    );
    expect((await json<Failed>(3, 'restore', store.path, taken)).error.code).toBe('project.exists');
    const target = join(folder, 'target.plumb');
    expect((await json<Failed>(3, 'restore', taken, target)).error).toMatchObject({
      code: 'project.notAProject',
      params: { path: taken },
    });
    expect((await json<Failed>(3, 'restore', join(folder, 'none.plumb'), target)).error.code).toBe('project.missing');
    store.db.exec('DELETE FROM image');
    expect((await json<Failed>(3, 'restore', store.path, target)).error.code).toBe('backup.damaged');
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(folder)).toEqual(['taken.plumb']);
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });
});
