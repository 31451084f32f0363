import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Impact, Outcome, RuleDiffView, RuleOutline, VersionView } from '@shared/contract/guideline-views';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { allImages } from '@main/db/queries/images';
import { putRule } from '@main/guidelines/rules';
import { label, rule, team } from '@tests/support/guideline-team';
import { box, temporaryFolder } from '@tests/support/temporary-store';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { buildCommandLine, json, plumbline, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

interface Listed {
  readonly versions: VersionView[];
  readonly rules: RuleOutline[];
}

interface PublishedNow {
  readonly version: VersionView;
  readonly rechecks: number;
  readonly impact: Impact;
}

describe('the guideline from the command line', () => {
  it('is listed, compared, published and rechecked without a window', async () => {
    const people = team();
    const lead = people.as(people.lead);
    const [person] = people.place.classes;
    const { id } = putRule(lead, null, rule('Person', [person!], { text: 'Box the whole person.' }));
    label(lead, people.place, person!);
    const guideline = <T>(code: number, ...args: string[]) => json<T>(code, 'guideline', lead.path, ...args);

    expect((await guideline<Failed>(3, 'show')).error.code).toBe('guideline.unknownVersion');
    expect((await guideline<Failed>(2, 'publish')).error.message).toMatch(/--reason/);
    const dry = await guideline<{ impact: Impact }>(0, 'publish', '--dry-run');
    expect(dry.impact).toMatchObject({ labels: 1, rules: [{ title: 'Person', change: 'added' }] });
    expect((await guideline<Listed>(0, 'list')).versions).toEqual([]);
    const first = await guideline<PublishedNow>(0, 'publish', '--reason', 'The first', '--no-recheck');
    expect(first).toMatchObject({ rechecks: 0, version: { number: 1, reason: 'The first' } });

    putRule(lead, id, rule('Person', [person!], { text: 'Box the visible person.' }));
    const [diff] = await guideline<RuleDiffView[]>(0, 'diff');
    expect(diff).toMatchObject({ rule: id, change: 'changed' });
    const words = await plumbline('guideline', lead.path, 'diff', '1', 'draft');
    expect(words.stderr).toContain('text: Box the [-whole-]{+visible+} person.');
    expect(await guideline(0, 'publish', '--reason', 'Visible')).toMatchObject({ rechecks: 1, version: { number: 2 } });
    expect(await guideline(0, 'show', '1')).toMatchObject({ rules: [{ text: 'Box the whole person.' }] });

    const queue = await guideline<{ outcome: Outcome; pending: unknown[] }>(0, 'recheck');
    expect(queue).toMatchObject({ outcome: { all: { total: 1, pending: 1 } }, pending: [{ state: 'pending' }] });
    expect(await guideline(0, 'recheck', '--settle')).toMatchObject({
      settled: 1,
      outcome: { all: { pending: 0, confirmed: 1 } },
      pending: [],
    });

    expect(await guideline(0, 'agreement')).toMatchObject({ reason: 'one-annotator', version: { number: 2 } });
    expect((await plumbline('guideline', lead.path, 'agreement')).stderr).toContain('only one person labelled');

    expect(await guideline(0, 'signals')).toMatchObject({ items: [], objects: 1 });

    const folder = join(dirname(lead.path), 'guideline');
    expect(await guideline(0, 'export', folder)).toMatchObject({ rules: 1, pictures: 0 });
    expect(existsSync(join(folder, 'guideline.md'))).toBe(true);
    expect(await guideline(0, 'import', folder)).toMatchObject({ unchanged: 1 });
    expect((await guideline<Failed>(3, 'export', folder)).error.code).toBe('guideline.folderNotEmpty');
    expect((await plumbline('guideline', lead.path, 'burn')).code).toBe(2);
  });

  it('finds by their looks the labels of real pictures that a rule is about, and re-opens only those', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'dogs.plumb');
    const names = ['dogs-in-park.jpg', 'dogs-under-tree.jpg', 'circuit-board.jpg'];
    await json(0, 'new', path, '--name', 'Dogs');
    await json(0, 'add', path, ...names.map((name) => join(inRoot('resources', 'sample', 'images'), name)));
    const store = openStore(path);
    const images = allImages(store.db);
    const [dog, other] = [newId<ClassId>(), newId<ClassId>()];
    const labels = images.map(() => newId<AnnotationId>());
    const region = box(200, 200, 400, 300);
    commit(
      store,
      [
        ...[dog, other].map((entity, order) => ({
          kind: 'class' as const,
          entity,
          value: { name: order === 0 ? 'dog' : 'thing', colour: '#e69f00', order },
        })),
        ...images.map((image, index) => ({
          kind: 'annotation' as const,
          entity: labels[index]!,
          value: {
            image: image.id,
            class: other,
            author: store.member,
            geometry: region,
            source: { type: 'drawn' as const },
          },
        })),
      ],
      'no-undo',
    );
    const first = images.find(({ path: name }) => name.endsWith(names[0]!))!;
    const example = { verdict: 'bad' as const, image: first.id, region, note: '' };
    putRule(store, null, rule('Grass is no thing', [dog], { examples: [example] }));
    store.db.close();

    const dry = await json<{ impact: Impact }>(0, 'guideline', path, 'publish', '--dry-run', '--scope', 'wide');
    expect(dry.impact.looks).toEqual({ model: true, unseen: 0 });
    expect(dry.impact.rules[0]!.alike!.labels).toBeGreaterThanOrEqual(1);
    expect(dry.impact.rules[0]!.alike!.labels).toBeLessThan(images.length);
    const asked = ['--scope', 'alike', '--reason', 'Grass'];
    const published = await json<PublishedNow>(0, 'guideline', path, 'publish', ...asked);
    expect(published.rechecks).toBe(dry.impact.labels);
    const own = published.impact.sample.find(({ image }) => image === first.id);
    expect(own?.reasons).toEqual(['alike']);
    expect(own?.like?.similarity).toBeCloseTo(1, 3);
    const { pending } = await json<{ pending: { image: string }[] }>(0, 'guideline', path, 'recheck');
    const board = images.find(({ path: name }) => name.endsWith(names[2]!))!;
    expect(pending.some(({ image }) => image === board.id)).toBe(false);
  }, 120_000);
});
