import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sharp } from '@main/images/sharp';
import { hungryModel } from '@tests/support/hostile-models';
import { writeModelFolder } from '@tests/support/model-folder';
import { temporaryFolder } from '@tests/support/temporary-store';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { buildCommandLine, json, plumbline, start, type Failed } from './plumbline';

const astronaut = inRoot('tests', 'fixtures', 'images', 'astronaut.jpg');
const model = ['--model', 'nanodet-g-416'];

interface Report {
  readonly images: number;
  readonly known: number;
  readonly predictions: number;
  readonly unmapped: readonly { readonly label: string }[];
}

interface Plan {
  readonly images: readonly string[];
  readonly known: number;
  readonly unmapped: readonly string[];
}

beforeAll(buildCommandLine, 180_000);

/** Models that are added go there and not to whoever runs the tests. */
beforeEach(() => {
  vi.stubEnv('PLUMBLINE_USER_DATA', temporaryFolder());
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A project of the astronaut in several brightnesses, so that each picture is another one: day/0.jpg, night/1.jpg… */
async function project(count: number, ...options: readonly string[]): Promise<string> {
  const folder = temporaryFolder();
  const path = join(folder, 'p.plumb');
  const pictures = join(folder, 'pictures');
  await json(0, 'new', path, ...options);
  for (let index = 0; index < count; index++) {
    const place = join(pictures, index % 2 === 0 ? 'day' : 'night');
    mkdirSync(place, { recursive: true });
    await sharp(astronaut)
      .linear(1 - index / (4 * count), 0)
      .toFile(join(place, `${index}.jpg`));
  }
  await json(0, 'add', path, pictures);
  return path;
}

describe('a run of pre-labelling', () => {
  it('that is killed loses nothing, and the next one does only what is left', async () => {
    const path = await project(16);
    const { child, ended } = start(['prelabel', path, ...model, '--progress', 'json']);
    let told = '';
    child.stderr!.on('data', (text: string) => {
      told += text;
      if (/"done":[1-9]/.test(told)) child.kill('SIGKILL');
    });
    expect((await ended).signal).toBe('SIGKILL');
    expect(await json(0, 'check', path)).toMatchObject({ findings: [] });
    const before = await json<{ pendingPredictions: number }>(0, 'info', path);
    expect(before.pendingPredictions).toBeGreaterThan(0);
    const rest = await json<Report>(0, 'prelabel', path, ...model);
    expect(rest.known).toBeGreaterThan(0);
    expect(rest.images).toBeGreaterThan(0);
    expect(rest.known + rest.images).toBe(16);
    expect(await json<Report>(0, 'prelabel', path, ...model)).toMatchObject({ images: 0, known: 16 });
    expect(await json<Report>(0, 'prelabel', path, ...model, '--threshold', '0.6')).toMatchObject({
      images: 16,
      known: 0,
    });
  });

  it('says how far it is, in JSON for programs', async () => {
    const path = await project(3);
    const { code, stderr } = await plumbline('prelabel', path, ...model, '--progress', 'json');
    expect(code).toBe(0);
    const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
    const [first, ...others] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toEqual({ done: 0, total: 3, secondsLeft: null });
    expect(others.at(-1)).toMatchObject({ done: 3, total: 3 });
  });

  it('looks at the images of a query, of a list, or at the first few', async () => {
    const path = await project(4);
    const plan = (...args: string[]) => json<Plan>(0, 'prelabel', path, ...model, '--dry-run', ...args);
    expect((await plan()).images).toEqual(['day/0.jpg', 'day/2.jpg', 'night/1.jpg', 'night/3.jpg']);
    expect((await plan('--query', 'night/')).images).toEqual(['night/1.jpg', 'night/3.jpg']);
    expect((await plan('--query', 'state:labelled')).images).toEqual([]);
    expect((await plan('--images', 'day/2.jpg', 'night/1.jpg', '--query', 'path:day')).images).toEqual(['day/2.jpg']);
    expect((await plan('--limit', '1')).images).toEqual(['day/0.jpg']);
    expect(await json(0, 'info', path)).toMatchObject({ pendingPredictions: 0 });
    await json(0, 'prelabel', path, ...model, '--limit', '1');
    expect(await plan('--query', 'state:suggested', '--again')).toMatchObject({ images: ['day/0.jpg'] });
    expect(await plan('--query', 'class:person')).toMatchObject({ images: [] });
    expect(await plan()).toMatchObject({ known: 1, images: ['day/2.jpg', 'night/1.jpg', 'night/3.jpg'] });
  });

  it('says what it does not understand of its options', async () => {
    const path = await project(1);
    const cases: [string[], RegExp][] = [
      [['--query', 'state:sleepy'], /There is no state "sleepy". There are: all, mine, labelled/],
      [['--query', 'class:unicorn'], /There is no class "unicorn" in the project. There are: none/],
      [['--query', 'colour:red'], /A query has no "colour:"/],
      [['--images', 'no.jpg'], /There is no image "no.jpg"/],
      [['--map', 'person'], /--map takes label=class/],
      [['--map', '@no-such-file.json'], /The mapping in no-such-file.json cannot be read/],
      [['--threads', '0'], /Expected a whole number/],
      [['--memory', '-1'], /Expected a number above 0/],
    ];
    for (const [options, words] of cases) {
      const { error } = await json<Failed>(2, 'prelabel', path, ...model, ...options);
      expect(error.message).toMatch(words);
    }
  });

  it('makes of labels the classes that it is told to', async () => {
    const path = await project(1);
    const mapping = join(temporaryFolder(), 'map.json');
    writeFileSync(mapping, '{"Person": "astronaut", "tie": null}');
    const plan = await json<Plan>(0, 'prelabel', path, ...model, '--map', `@${mapping}`, '--dry-run');
    expect(plan.unmapped).toHaveLength(79);
    expect(plan.unmapped).not.toContain('tie');
    const report = await json<Report>(0, 'prelabel', path, ...model, '--map', `@${mapping}`, '--threshold', '0.5');
    expect(report).toMatchObject({ predictions: 1, unmapped: [] });
    const { classes } = await json<{ classes: { name: string }[] }>(0, 'info', path);
    expect(classes.map(({ name }) => name)).toEqual(['astronaut']);
  });

  it('ends a model that needs more memory than it may have, and says so', async () => {
    const path = await project(1);
    const card = { adapter: 'yolo-v8', outputs: ['output0'] };
    const folder = await writeModelFolder(join(temporaryFolder(), 'hungry'), hungryModel([1, 1, 128, 320], 8), card);
    const hungry = join(folder, 'card.json');
    const { error } = await json<Failed>(1, 'models', 'test', hungry, astronaut, '--memory', '0.6', '--threads', '1');
    expect(error.code).toBe('prelabel.memory');
    expect(error.message).toContain('0.6 GB');
    expect(await json<Report>(0, 'prelabel', path, ...model, '--threads', '2')).toMatchObject({ images: 1 });
  });
});
