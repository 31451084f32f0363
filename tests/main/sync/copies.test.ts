import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { ClassId } from '@shared/model/ids';
import { backUp } from '@main/db/backup';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { listClasses } from '@main/db/queries/classes';
import { closedAfterTest, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';

let folder: string;
let ada: Person;
let ben: Person;

beforeEach(async () => {
  folder = temporaryFolder();
  ada = newLead();
  ben = await newMember(ada, folder, 'Ben', 'reviewer');
});

function name({ store }: Person, text: string): void {
  const value = { name: text, colour: '#112233', order: 0 };
  commit(store, [{ kind: 'class', entity: newId<ClassId>(), value }], 'no-undo');
}

const names = ({ store }: Person) => listClasses(store.db).map((one) => one.name);

/** Ada's project once more, as a backup has it. */
function copyOfAda(): Person {
  const backup = join(temporaryFolder(), 'backup.plumb');
  backUp(ada.store.db, backup);
  const path = join(temporaryFolder(), 'copy.plumb');
  copyFileSync(backup, path);
  return { ...ada, store: closedAfterTest(openStore(path)) };
}

describe('a project file that was copied', () => {
  it('goes on in feeds of its own, and nothing of either is lost', async () => {
    const copy = copyOfAda();
    name(ada, 'original');
    name(copy, 'copy');
    expect(await sync(ada, folder)).toMatchObject({ parted: false, forks: [] });
    const met = await sync(copy, folder, { acceptFolder: true });
    expect(met).toMatchObject({ parted: true, forks: [{ member: ada.store.member }] });
    expect(await sync(ada, folder)).toMatchObject({ parted: true, forks: [{ member: ada.store.member }] });
    name(ada, 'later original');
    name(copy, 'later copy');
    for (const person of [ada, copy, ada]) {
      expect(await sync(person, folder)).toMatchObject({ parted: false, forks: [], refused: [] });
    }
    await sync(ben, folder);
    for (const person of [ada, copy, ben]) {
      expect(names(person)).toEqual(['copy', 'later copy', 'later original', 'original']);
      expect(checkStore(person.store).findings).toEqual([]);
    }
  });

  it('seals what both had into the same bytes, so that nobody sees two of it', async () => {
    name(ada, 'shared');
    const copy = copyOfAda();
    await sync(ada, folder);
    const report = await sync(copy, folder, { acceptFolder: true });
    expect(report).toMatchObject({ parted: true, forks: [], published: { changes: 0 }, received: { changes: 0 } });
    expect(names(copy)).toEqual(['shared']);
  });

  it('brings back from the folder what a backup did not have', async () => {
    const restored = copyOfAda();
    name(ada, 'after the backup');
    await sync(ada, folder);
    ada.store.db.close();
    expect(await sync(restored, folder)).toMatchObject({ parted: true, forks: [], received: { changes: 1 } });
    expect(names(restored)).toEqual(['after the backup']);
    name(restored, 'new');
    await sync(restored, folder);
    await sync(ben, folder);
    expect(names(ben)).toEqual(names(restored));
    expect(checkStore(restored.store).findings).toEqual([]);
  });
});
