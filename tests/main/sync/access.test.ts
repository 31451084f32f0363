import { beforeEach, describe, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { listClasses } from '@main/db/queries/classes';
import { listMembers } from '@main/db/queries/members';
import { changeRole, endAccess } from '@main/sync/change-access';
import { scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { drawLabel } from '@tests/support/draw-label';

let shared: string;
let ada: Person;
let ben: Person;
let kim: Person;

beforeEach(async () => {
  shared = temporaryFolder();
  ada = newLead();
  scene(ada.store);
  ben = await newMember(ada, shared, 'Ben', 'lead');
  kim = await newMember(ada, shared, 'Kim', 'annotator');
});

function rename({ store }: Person, name: string): void {
  const { id, colour, order } = listClasses(store.db)[0]!;
  commit(store, [{ kind: 'class', entity: id, value: { name, colour, order } }], 'no-undo');
}

const labels = ({ store }: Person) => store.db.prepare('SELECT count(*) FROM annotation').pluck().get();
const firstClass = ({ store }: Person) => listClasses(store.db)[0]!.name;

async function all(...people: Person[]): Promise<void> {
  for (const person of people) await sync(person, shared);
}

function expectSound(): void {
  for (const { store } of [ada, ben, kim]) expect(checkStore(store).findings).toEqual([]);
}

describe('whose access ended', () => {
  it('keeps what had arrived, and changes nothing any more, whatever the others hear first', async () => {
    drawLabel(kim.store, 1);
    await all(kim, ada);
    drawLabel(kim.store, 2);
    await sync(kim, shared);
    // Ben has both labels before he hears of the end; Ada saw only the first.
    await sync(ben, shared);
    expect(labels(ben)).toBe(2);
    endAccess(ada.store, ada.identity, kim.store.member);
    const report = await sync(ada, shared);
    expect(report.refused).toMatchObject([{ member: kim.store.member, kind: 'annotation', reason: 'role' }]);
    expect((await sync(ben, shared)).refused).toHaveLength(1);
    await sync(kim, shared);
    expect([labels(ada), labels(ben), labels(kim)]).toEqual([1, 1, 1]);
    expect(() => drawLabel(kim.store, 3)).toThrow('access to this project has ended');
    expect(listMembers(ben.store.db).find(({ name }) => name === 'Kim')).toMatchObject({ revoked: true });
    expectSound();
  });

  it('has what he had replaced shown again as it was', async () => {
    await sync(ben, shared);
    rename(ben, 'what Ben says');
    await all(ben, kim);
    expect(firstClass(kim)).toBe('what Ben says');
    endAccess(ada.store, ada.identity, ben.store.member);
    const before = firstClass(ada);
    await all(ada, kim, ben);
    expect([firstClass(ada), firstClass(kim), firstClass(ben)]).toEqual([before, before, before]);
    expectSound();
  });

  it('may come back in a new term', async () => {
    endAccess(ada.store, ada.identity, kim.store.member);
    await all(ada, kim);
    changeRole(ada.store, ada.identity, kim.store.member, 'reviewer');
    await all(ada, kim);
    drawLabel(kim.store, 5);
    await all(kim, ada, ben);
    expect([labels(ada), labels(ben)]).toEqual([1, 1]);
    expectSound();
  });
});

describe('another role', () => {
  it('takes the right to lead, and leaves the right to label, with what was done offline in between', async () => {
    await sync(ben, shared);
    changeRole(ada.store, ada.identity, ben.store.member, 'annotator');
    await sync(ada, shared);
    rename(ben, 'said too late');
    drawLabel(ben.store, 4);
    const { refused } = await sync(ben, shared);
    expect(refused).toMatchObject([{ kind: 'class', reason: 'role' }]);
    await all(ada, kim);
    expect(firstClass(kim)).not.toBe('said too late');
    // Kim is an annotator, and sees nobody else's.
    expect([labels(ada), labels(ben), labels(kim)]).toEqual([1, 1, 0]);
    expectSound();
  });

  it('is given by leads, to others, and not to a lead who is as close to the founder', async () => {
    const cho = await newMember(ada, shared, 'Cho', 'lead');
    await all(ada, ben, kim, cho);
    const [benId, choId] = [ben.store.member, cho.store.member];
    expect(() => changeRole(kim.store, kim.identity, benId, 'annotator')).toThrow('role annotator may not');
    expect(() => endAccess(ben.store, ben.identity, benId)).toThrow('their own role');
    expect(() => endAccess(ben.store, ben.identity, choId)).toThrow('as close to the founder');
    expect(() => endAccess(ben.store, ben.identity, ada.store.member)).toThrow('as close to the founder');
    endAccess(ada.store, ada.identity, choId);
    expect(listMembers(ada.store.db).find(({ id }) => id === choId)).toMatchObject({ revoked: true });
  });
});
