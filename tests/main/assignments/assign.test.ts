import { describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { MemberId, SubmissionId } from '@shared/model/ids';
import { assign } from '@main/assignments/assign';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openAssignments, workloads } from '@main/db/queries/assignments';
import { imageIds } from '@main/db/queries/images';
import { endAccess } from '@main/sync/change-access';
import { loadIdentity } from '@main/sync/identity';
import { addMember } from '@main/sync/add-member';
import { scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync } from '@tests/support/teams';

const batch = { batch: 'first round', due: '2026-11-20' };
const mine = { text: '', class: null, state: 'mine' } as const;

function withMember() {
  const ada = newLead();
  const { images } = scene(ada.store);
  const { key } = loadIdentity(temporaryFolder());
  const { member } = addMember(ada.store, ada.identity, { name: 'Kim', role: 'annotator', key });
  return { ada, images, kim: member };
}

describe('assigning images', () => {
  it('shows each what is theirs, until they submit it, and who is late', () => {
    const { ada, images, kim } = withMember();
    const { store } = ada;
    const report = assign(store, { images, members: [store.member, kim], overlap: 1, ...batch });
    expect(report).toMatchObject({ assigned: 3, images: 3, members: [{ images: 2 }, { images: 1 }] });
    const own = openAssignments(store.db, store.member).map(({ image }) => image);
    expect(own).toHaveLength(2);
    expect(imageIds(store.db, mine, 'path').toSorted()).toEqual(own.toSorted());
    const value = { image: own[0]!, member: store.member, at: '2026-11-19T10:00:00.000Z' };
    commit(store, [{ kind: 'submission', entity: newId<SubmissionId>(), value }], 'no-undo');
    expect(imageIds(store.db, mine, 'path')).toEqual([own[1]]);
    const work = (day: string) => workloads(store.db, day).find(({ member }) => member === store.member);
    expect(work('2026-11-20')).toMatchObject({ assigned: 2, done: 1, late: 0 });
    expect(work('2026-11-21')).toMatchObject({ late: 1 });
    expect(checkStore(store).findings).toEqual([]);
  });

  it('asks more people for the same images without asking anybody twice', () => {
    const { ada, images, kim } = withMember();
    const { store } = ada;
    assign(store, { images, members: [store.member], overlap: 1, ...batch });
    expect(assign(store, { images, members: [store.member, kim], overlap: 2, ...batch }).assigned).toBe(3);
    expect(assign(store, { images, members: [store.member, kim], overlap: 2, ...batch }).assigned).toBe(0);
  });

  it('refuses what cannot be, and who is not a lead', async () => {
    const { ada, images, kim } = withMember();
    const { store } = ada;
    expect(() => assign(store, { images, members: [kim], overlap: 2, ...batch })).toThrow('out of 1');
    expect(() => assign(store, { images, members: [newId<MemberId>()], overlap: 1, ...batch })).toThrow('no access');
    endAccess(store, ada.identity, kim);
    expect(() => assign(store, { images, members: [kim], overlap: 1, ...batch })).toThrow('Kim has no access');
    const shared = temporaryFolder();
    const lee = await newMember(ada, shared, 'Lee', 'annotator');
    const request = { images, members: [lee.store.member], overlap: 1, ...batch };
    expect(() => assign(lee.store, request)).toThrow('may not change this');
    assign(store, request);
    await sync(ada, shared);
    await sync(lee, shared);
    expect(openAssignments(lee.store.db, lee.store.member)).toHaveLength(3);
  });
});
