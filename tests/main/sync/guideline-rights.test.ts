import { beforeEach, describe, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { listClasses } from '@main/db/queries/classes';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { recheckById } from '@main/db/queries/rechecks';
import { listRechecks, relabelRecheck, settleRechecks } from '@main/guidelines/rechecks';
import { putRule } from '@main/guidelines/rules';
import { changeRole } from '@main/sync/change-access';
import { publishDraft, rule } from '@tests/support/guideline-team';
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

async function all(...people: Person[]): Promise<void> {
  for (const person of people) await sync(person, shared);
}

const pending = ({ store }: Person) =>
  listRechecks(store, { state: 'pending', version: null, mine: false, offset: 0, limit: 10 }).items;
/** Whose label is asked about; an annotator knows that of labels too that they never see. */
const authors = (person: Person) => pending(person).map(({ id }) => recheckById(person.store.db, id)?.author);
const pendingOf = (person: Person, whose: Person) =>
  pending(person).find((_, index) => authors(person)[index] === whose.store.member)!;

function expectSound(): void {
  for (const { store } of [ada, ben, kim]) expect(checkStore(store).findings).toEqual([]);
}

describe('a version of the guideline', () => {
  it('from somebody who is no lead any more is kept, told of and followed by nobody', async () => {
    await all(ben);
    changeRole(ada.store, ada.identity, ben.store.member, 'annotator');
    await all(ada);
    // He has not heard of it, and publishes offline.
    putRule(ben.store, null, rule('Mine', []));
    publishDraft(ben.store);
    const { refused } = await sync(ben, shared);
    expect(refused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ member: ben.store.member, kind: 'rule', reason: 'role' }),
        expect.objectContaining({ member: ben.store.member, kind: 'guidelineVersion', reason: 'role' }),
      ]),
    );
    await all(ada, kim);
    expect([ada, ben, kim].map(({ store }) => currentVersion(store.db))).toEqual([null, null, null]);
    expectSound();
  });

  it('is refused where an annotator would write it', () => {
    expect(() => putRule(kim.store, null, rule('Mine', []))).toThrow(/Only a lead/);
    expect(() => publishDraft(kim.store)).toThrow(/Only a lead/);
  });
});

describe('a recheck', () => {
  beforeEach(async () => {
    for (const one of [ada, ben, kim]) drawLabel(one.store, 10);
    await all(ben, kim, ada);
    putRule(ada.store, null, rule('Class', [listClasses(ada.store.db)[0]!.id]));
    publishDraft(ada.store);
    await all(ada, ben, kim);
  });

  it('is settled by whose label it is, and by a lead, and all see it', async () => {
    settleRechecks(kim.store, [pendingOf(kim, kim).id]);
    settleRechecks(ada.store, [pendingOf(ada, ben).id]);
    await all(kim, ada, ben, kim);
    for (const one of [ada, ben, kim]) expect(authors(one)).toEqual([ada.store.member]);
    expect([ada, ben, kim].map((one) => pending(one)[0]?.label?.author)).toEqual([
      ada.store.member,
      ada.store.member,
      undefined,
    ]);
    expectSound();
  });

  it('of another is refused where an annotator would settle it', () => {
    const { id } = pendingOf(kim, ben);
    expect(() => settleRechecks(kim.store, [id])).toThrow("This label is Ben's");
    expect(() => relabelRecheck(kim.store, { recheck: id, class: null, geometry: null })).toThrow(
      "This label is Ben's",
    );
    const { id: entity, ...value } = recheckById(kim.store.db, id)!;
    const settled = { by: kim.store.member, at: '2026-01-01T00:00:00.000Z', under: value.version, note: '' };
    const forged = { ...value, author: kim.store.member, state: 'confirmed' as const, settled };
    expect(() => commit(kim.store, [{ kind: 'recheck', entity, value: forged }], 'no-undo')).toThrow(/somebody else/);
    expect(pending(kim)).toHaveLength(3);
  });

  it('of another, settled by one who is an annotator by now, is followed by nobody', async () => {
    changeRole(ada.store, ada.identity, ben.store.member, 'annotator');
    await all(ada);
    const { id } = pendingOf(ben, kim);
    settleRechecks(ben.store, [id]);
    const { refused } = await sync(ben, shared);
    expect(refused).toEqual(
      expect.arrayContaining([expect.objectContaining({ member: ben.store.member, kind: 'recheck', reason: 'owner' })]),
    );
    await all(ada, kim);
    for (const one of [ada, ben, kim]) expect(recheckById(one.store.db, id)?.state).toBe('pending');
    expectSound();
  });
});
