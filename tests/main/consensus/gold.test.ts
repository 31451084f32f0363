import { describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import type { ImageId, ResolutionId } from '@shared/model/ids';
import { assign } from '@main/assignments/assign';
import { markGold, unmarkGold } from '@main/consensus/gold/mark';
import { tellFeedback } from '@main/consensus/gold/tell';
import { goldView, setFeedback } from '@main/consensus/gold/view';
import { readImage } from '@main/consensus/readings';
import { submissionOf, submit } from '@main/consensus/submit';
import { survey } from '@main/consensus/survey';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { listGoldImages } from '@main/db/queries/gold-images';
import { imageIds } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { box, scene, temporaryFolder } from '@tests/support/temporary-store';
import { loadIdentity } from '@main/sync/identity';
import { noteOpener } from '@main/sync/note-opener';
import { newLead, newMember, sync, type Person } from '@tests/support/teams';
import { teamOnImages } from './team-on-images';

const gold = { text: '', class: null, state: 'gold' } as const;

/** Ada has labelled the first image, and Mina and Jun have submitted it. */
function measured() {
  const team = teamOnImages();
  const { store, label, submit: hand, mina, jun, images } = team;
  label(store.member, 0, 0, 10);
  label(store.member, 0, 1, 300);
  label(mina, 0, 0, 11);
  label(mina, 0, 1, 301);
  label(jun, 0, 2, 10);
  for (const who of [mina, jun]) hand(who, 0);
  return { ...team, image: images[0]! };
}

describe('pictures whose truth is known', () => {
  it('are marked with the labels of a lead, and measure who submitted them', () => {
    const { store, image, classes } = measured();
    expect(markGold(store, [image], store.member)).toEqual({ marked: 1, undecided: 0, unlabelled: 0 });
    const { images, scores, feedback } = goldView(store);
    expect(images).toMatchObject([{ image, objects: 2, from: 'labels', submitted: 2 }]);
    expect(scores.map(({ name, images: count, right, all, score }) => [name, count, right, all, score])).toEqual([
      ['Mina', 1, 2, 2, 1],
      ['Jun', 1, 0, 2, 0],
    ]);
    expect(scores[1]?.hints).toEqual([
      { kind: 'confused', class: classes[0], instead: classes[2] },
      { kind: 'missing', class: classes[1], instead: null },
    ]);
    expect(feedback).toBe(false);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('cannot be made of what nobody decided or labelled', () => {
    const { store, image, images } = measured();
    expect(markGold(store, [image, images[1]!], null)).toEqual({ marked: 0, undecided: 2, unlabelled: 0 });
    expect(markGold(store, [images[1]!], store.member)).toEqual({ marked: 0, undecided: 0, unlabelled: 1 });
    expect(listGoldImages(store.db)).toEqual([]);
  });

  it('follow the review when it is what they are made of', () => {
    const { store, image } = measured();
    const { members } = readImage(store, image, true);
    const value = {
      image,
      inputs: members.map(({ id, made }) => ({ annotation: id as never, made })),
      objects: [{ class: members[0]!.class as never, geometry: box(10, 0, 100, 100) }],
      method: 'edited' as const,
      threshold: 0.5,
      by: store.member,
      at: '2026-01-02T00:00:00.000Z',
      comment: '',
      case: null,
    };
    commit(store, [{ kind: 'resolution', entity: newId<ResolutionId>(), value }], 'no-undo');
    expect(markGold(store, [image], null).marked).toBe(1);
    expect(goldView(store).images).toMatchObject([{ objects: 1, from: 'review' }]);
  });

  it('are no dispute, whatever people say of them', async () => {
    const { store, image, label, submit: hand, late } = measured();
    markGold(store, [image], store.member);
    label(late, 0, 2, 500);
    hand(late, 0);
    const settings = { threshold: 0.5, wellPlaced: 0.8, method: 'robust' } as const;
    const found = await survey(store, settings, { signal: new AbortController().signal, progress: () => undefined });
    expect(found.outlines.get(image)?.map(({ standing }) => standing)).not.toContain('open');
  });

  it('stop measuring when they are unmarked, and are marked by leads alone', () => {
    const { store, image, mina } = measured();
    markGold(store, [image], store.member);
    expect(() => markGold({ ...store, member: mina }, [image], mina)).toThrow(/lead/);
    expect(() => goldView({ ...store, member: mina })).toThrow(/reviewer/);
    expect(imageIds(store.db, gold, 'path')).toEqual([image]);
    expect(unmarkGold(store, [image])).toBe(1);
    expect(goldView(store)).toMatchObject({ images: [], scores: [] });
  });

  it('are mixed into the work of people who do not have them yet', () => {
    const { store, image, images, mina, late } = measured();
    markGold(store, [image], store.member);
    const request = { images: [images[1]!], members: [mina, late], overlap: 2, honeypots: 5, batch: 'one', due: null };
    // Mina has it already.
    expect(assign(store, request)).toMatchObject({ assigned: 3, honeypots: 1 });
    expect(assign(store, request)).toMatchObject({ assigned: 0, honeypots: 0 });
  });
});

describe('feedback after a submission', () => {
  it('is given when the lead wants it, with a score and up to three hints', () => {
    const { store, image, mina, jun } = measured();
    const theirs = { ...store, member: jun };
    markGold(store, [image], store.member);
    expect(submit(theirs, image).feedback).toBeNull();
    expect(tellFeedback(store)).toBe(0);
    setFeedback(store, true);
    // Who has no key works at no machine of their own, and is told nothing there.
    expect(tellFeedback(store)).toBe(0);
    const userData = temporaryFolder();
    const { key } = loadIdentity(userData);
    for (const [id, name] of [
      [mina, 'Mina'],
      [jun, 'Jun'],
    ] as const)
      commit(store, [{ kind: 'member', entity: id, value: { name, role: 'annotator', key } }], 'no-undo');
    expect(submit(theirs, image).feedback).toMatchObject({
      score: 0,
      hints: [{ kind: 'confused' }, { kind: 'missing' }],
    });
    expect(tellFeedback(store)).toBe(2);
    // Nothing new, nothing told.
    expect(tellFeedback(store)).toBe(0);
    expect(submissionOf(theirs, image, noteOpener(userData)).told).toMatchObject({ images: 1, score: 0 });
  });

  it('comes to another machine without the answers, and without saying which pictures measure', async () => {
    const shared = temporaryFolder();
    const ada = newLead();
    const { images, classes } = scene(ada.store);
    const kim = await newMember(ada, shared, 'Kim', 'annotator');
    const rea = await newMember(ada, shared, 'Rea', 'reviewer');
    drawOn(ada, images[0]!, classes[0]!);
    markGold(ada.store, [images[0]!], ada.store.member);
    setFeedback(ada.store, true);
    for (const one of [ada, kim, rea]) await sync(one, shared);
    expect(listGoldImages(rea.store.db)).toHaveLength(1);
    expect(everythingOf(kim)).not.toContain('expected');
    expect(listGoldImages(kim.store.db)).toEqual([]);
    drawOn(kim, images[0]!, classes[0]!);
    expect(submit(kim.store, images[0]!).feedback).toBeNull();
    for (const one of [kim, ada]) await sync(one, shared);
    expect(tellFeedback(ada.store)).toBe(1);
    for (const one of [ada, kim]) await sync(one, shared);
    const told = submissionOf(kim.store, images[0]!, noteOpener(kim.userData)).told;
    expect(told).toMatchObject({ images: 1, score: 1, hints: [] });
    // How well somebody does is for them and the leads: nobody else can read what lies on every machine.
    await sync(rea, shared);
    for (const one of [kim, rea]) expect(everythingOf(one)).not.toMatch(/"score"|"hints"/);
    expect(everythingOf(rea)).toContain('"sealed"');
    const theirs = { ...rea.store, member: kim.store.member };
    expect(submissionOf(theirs, images[0]!, noteOpener(rea.userData)).told).toBeNull();
    expect(everythingOf(kim)).not.toContain('expected');
    expect(checkStore(kim.store).findings).toEqual([]);
  });

  it('reaches a reviewer who was an annotator when it was marked', async () => {
    const shared = temporaryFolder();
    const ada = newLead();
    const { images, classes } = scene(ada.store);
    const kim = await newMember(ada, shared, 'Kim', 'annotator');
    drawOn(ada, images[0]!, classes[0]!);
    markGold(ada.store, [images[0]!], ada.store.member);
    for (const one of [ada, kim]) await sync(one, shared);
    expect(listGoldImages(kim.store.db)).toEqual([]);
    const { changeRole } = await import('@main/sync/change-access');
    changeRole(ada.store, ada.identity, kim.store.member, 'reviewer');
    for (const one of [ada, kim]) await sync(one, shared);
    expect(listGoldImages(kim.store.db)).toHaveLength(1);
  });
});

function drawOn({ store }: Person, image: ImageId, name: ReturnType<typeof scene>['classes'][number]): void {
  const value = {
    image,
    class: name,
    author: store.member,
    geometry: box(10, 0, 100, 100),
    source: { type: 'drawn' } as const,
  };
  commit(store, [{ kind: 'annotation', entity: newOwnedId(store.member), value }], 'no-undo');
}

/** Every payload and every segment that lies on a machine. */
function everythingOf({ store }: { readonly store: Store }): string {
  return (store.db.prepare('SELECT payload FROM change').pluck().all() as (string | null)[]).join('\n');
}
