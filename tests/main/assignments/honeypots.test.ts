import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { assignmentSchema } from '@shared/model/assignment';
import { imageIdOf } from '@shared/model/image';
import type { GoldImageId, ImageId, RootId } from '@shared/model/ids';
import { assign } from '@main/assignments/assign';
import { blobOf } from '@main/db/blob';
import { commit } from '@main/db/commit';
import { openAssignments } from '@main/db/queries/assignments';
import { listGoldImages } from '@main/db/queries/gold-images';
import { temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';

/** Records of pictures; nobody opens them here. */
function withImages({ store }: Person, count: number): ImageId[] {
  const root = newId<RootId>();
  commit(store, [{ kind: 'root', entity: root, value: { name: 'photos' } }], 'no-undo');
  return Array.from({ length: count }, (_, number) => {
    const sha256 = createHash('sha256').update(`picture ${number}`).digest('hex');
    const measures = { width: 4, height: 3, format: 'png', bytes: 9, bitDepth: 8 } as const;
    const value = { sha256, root, path: `${number}.png`, ...measures, addedAt: '2026-11-22T10:00:00.000Z' };
    const entity = imageIdOf(sha256);
    commit(store, [{ kind: 'image', entity, value }], 'no-undo');
    return entity;
  });
}

it.each([1, 2])(
  'nothing that reaches an annotator says which images measure, when %i people label each',
  async (overlap) => {
    const shared = temporaryFolder();
    const ada = newLead();
    const images = withImages(ada, 18);
    const kim = await newMember(ada, shared, 'Kim', 'annotator');
    const lee = await newMember(ada, shared, 'Lee', 'annotator');
    const [gold, plain] = [images.slice(0, 6), images.slice(6)];
    const marks = gold.map((image) => ({
      kind: 'goldImage' as const,
      entity: newId<GoldImageId>(),
      value: { image, expected: null, by: ada.store.member, at: '2026-11-22T10:00:00.000Z' },
    }));
    commit(ada.store, marks, 'no-undo');
    const members = [kim.store.member, lee.store.member];
    const request = { images: plain, members, overlap, honeypots: 3, batch: 'first', due: '2026-12-01' };
    expect(assign(ada.store, request)).toMatchObject({ assigned: 12 * overlap + 6, honeypots: 6 });
    for (const one of [ada, kim, lee]) await sync(one, shared);

    const theirs = openAssignments(kim.store.db, kim.store.member).map(({ image }) => image);
    expect(theirs.filter((image) => gold.includes(image))).toHaveLength(3);
    // What lies on her machine: no mark and no key of one, and records that are alike in form, number and order.
    expect(listGoldImages(kim.store.db)).toEqual([]);
    const bytes = Buffer.concat(['', '-wal'].map((end) => readFileSync(kim.store.path + end)));
    for (const { entity } of marks) expect(bytes.includes(blobOf(entity))).toBe(false);
    const read = 'SELECT payload FROM change WHERE kind = 40 ORDER BY seq';
    const records = (kim.store.db.prepare(read).pluck().all() as string[]).map((text) =>
      assignmentSchema.parse(JSON.parse(text)),
    );
    expect(new Set(records.map(({ batch, due }) => `${batch} ${due}`)).size).toBe(1);
    expect(records.map(({ image }) => image)).toEqual(records.map(({ image }) => image).toSorted());
    const people = records.map(({ image }) => records.filter((one) => one.image === image).length);
    expect(new Set(people)).toEqual(new Set([overlap]));
  },
);
