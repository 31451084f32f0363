import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { imageIdOf } from '@shared/model/image';
import type { ClassId, ImageId, RootId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { setRootFolder } from '@main/db/queries/roots';
import { draftRules } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import { exportGuideline } from '@main/guidelines/export-guideline';
import { importGuideline } from '@main/guidelines/import-guideline';
import { putRule } from '@main/guidelines/rules';
import { sharp } from '@main/images/sharp';
import { userErrorOf } from '@tests/support/datasets';
import { publishDraft, rule, team } from '@tests/support/guideline-team';
import { quartered } from '@tests/support/pictures';
import { box, scene, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';

let folder: string;
let lead: Store;
let person: ClassId;
let missing: ImageId;

/** A project with one picture that is really there. */
async function withPicture(store: Store): Promise<ImageId> {
  const pictures = temporaryFolder();
  await quartered(60, 40).jpeg().toFile(join(pictures, 'a.jpg'));
  const root = newId<RootId>();
  const sha256 = 'c0ffee00'.repeat(8);
  const image = imageIdOf(sha256);
  const value = { sha256, root, path: 'a.jpg', width: 60, height: 40, bytes: 100, addedAt: '2026-01-01T00:00:00.000Z' };
  commit(
    store,
    [
      { kind: 'root', entity: root, value: { name: 'real' } },
      { kind: 'image', entity: image, value: { ...value, format: 'jpeg', bitDepth: 8 } },
    ],
    'no-undo',
  );
  setRootFolder(store.db, root, pictures);
  return image;
}

beforeEach(async () => {
  const people = team();
  lead = people.as(people.lead);
  folder = join(temporaryFolder(), 'exported');
  person = people.place.classes[0]!;
  missing = people.place.images[0]!;
  const image = await withPicture(lead);
  const examples = [
    { verdict: 'good' as const, image, region: box(20, 10), note: 'clear' },
    { verdict: 'bad' as const, image: missing, region: box(1, 1), note: '' },
  ];
  putRule(lead, null, rule('Person', [person], { text: '# Whole\n\n*always*', rationale: 'Because.', examples }));
  putRule(lead, null, rule('Tight boxes', [], { order: 1 }));
});

const unwatched = { signal: new AbortController().signal, progress: () => undefined };

describe('a guideline in a folder', () => {
  it('can be read without Plumbline, with its crops, and says which were left out', async () => {
    const { version } = publishDraft(lead, 'First');
    const report = await exportGuideline(lead, { folder, version: version.id }, unwatched);
    expect(report).toMatchObject({
      path: folder,
      rules: 2,
      pictures: 1,
      left: [{ rule: 'Person', code: 'image.missing' }],
    });
    const text = readFileSync(join(folder, 'guideline.md'), 'utf8');
    expect(text).toContain('# Test: guideline, version 1');
    expect(text).toContain('## Person');
    expect(text).toContain('# Whole\n\n*always*');
    const [crop] = readdirSync(join(folder, 'images'));
    expect(text).toContain(`![✓](images/${crop})`);
    const { width, height } = await sharp(join(folder, 'images', crop!)).metadata();
    expect([width, height]).toEqual([36, 26]);
  });

  it('changes nothing when it is read back, and what was edited when people edited it', async () => {
    await exportGuideline(lead, { folder, version: 'draft' }, unwatched);
    const before = draftRules(lead.db);
    expect(await importGuideline(lead, folder, unwatched)).toEqual({
      added: 0,
      changed: 0,
      unchanged: 2,
      unknownClasses: [],
      lostExamples: 0,
    });
    const file = join(folder, 'guideline.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('*always*', '*mostly*'));
    expect(await importGuideline(lead, folder, unwatched)).toMatchObject({ changed: 1, unchanged: 1 });
    const [[id, first]] = before as unknown as [[string, { text: string }]];
    expect(draftRules(lead.db).get(id as never)).toEqual({ ...first, text: '# Whole\n\n*mostly*' });
  });

  it('brings rules into another project, links the pictures that are there, and proposes what it cannot place', async () => {
    await exportGuideline(lead, { folder, version: 'draft' }, unwatched);
    const other = temporaryStore();
    await withPicture(other);
    expect(await importGuideline(other, folder, unwatched)).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      unknownClasses: ['person'],
      lostExamples: 1,
    });
    expect([...draftRules(other.db).values()].map(({ title, status }) => [title, status])).toEqual([
      ['Person', 'proposed'],
      ['Tight boxes', 'active'],
    ]);
    scene(other);
    expect(await importGuideline(other, folder, unwatched)).toMatchObject({ changed: 1, unknownClasses: [] });
  });

  it('never writes over what is there, and leaves nothing half written', async () => {
    mkdirSync(folder);
    expect((await exportGuideline(lead, { folder, version: 'draft' }, unwatched)).rules).toBe(2);
    expect((await userErrorOf(exportGuideline(lead, { folder, version: 'draft' }, unwatched))).code).toBe(
      'guideline.folderNotEmpty',
    );
    const inside = join(folder, 'guideline.md', 'sub');
    expect((await userErrorOf(exportGuideline(lead, { folder: inside, version: 'draft' }, unwatched))).code).toBe(
      'guideline.cannotWrite',
    );
    expect(readdirSync(join(folder, '..'))).toEqual(['exported']);
  });

  it('is refused as a whole when it is malformed, too long or not there', async () => {
    expect((await userErrorOf(importGuideline(lead, folder, unwatched))).code).toBe('guideline.cannotRead');
    await exportGuideline(lead, { folder, version: 'draft' }, unwatched);
    const file = join(folder, 'guideline.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('## Tight boxes', 'Tight boxes').replace('*always*', '*never*'));
    const { code, params } = await userErrorOf(importGuideline(lead, folder, unwatched));
    expect([code, params['path'], typeof params['line']]).toEqual(['guideline.malformed', file, 'number']);
    writeFileSync(file, text.replace('How to label', 'x'.repeat(1_000_001)).replace('*always*', '*never*'));
    expect((await userErrorOf(importGuideline(lead, folder, unwatched))).code).toBe('change.invalid');
    expect([...draftRules(lead.db).values()][0]?.text).toContain('*always*');
    expect(existsSync(file)).toBe(true);
  });

  it('tells how far the import is, and writes nothing when it is cancelled', async () => {
    for (let order = 2; order < 130; order++) putRule(lead, null, rule(`Rule ${order}`, [person], { order }));
    await exportGuideline(lead, { folder, version: 'draft' }, unwatched);
    const other = temporaryStore();
    const abort = new AbortController();
    const seen: [number, number | null][] = [];
    const progress = (done: number, total: number | null) => {
      seen.push([done, total]);
      if (done > 0) abort.abort();
    };
    await expect(importGuideline(other, folder, { signal: abort.signal, progress })).rejects.toThrow(/abort/i);
    expect(seen[0]).toEqual([0, 130]);
    expect(draftRules(other.db).size).toBe(0);
    await importGuideline(other, folder, unwatched);
    expect(draftRules(other.db).size).toBe(130);
  });
});
