import { expect, it } from 'vitest';
import type { Dispute, ReviewSettings } from '@shared/contract/review';
import { acceptAgreed, agreedThings, previewOf } from '@main/consensus/accept-agreed';
import { disputeAt } from '@main/consensus/dispute';
import { resolve, reviewHistory, undoReview, redoReview } from '@main/consensus/resolve';
import { ReviewIndex } from '@main/consensus/review-index';
import { survey } from '@main/consensus/survey';
import { newId } from '@shared/changes/new-id';
import type { ImageId, ResolutionId } from '@shared/model/ids';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { annotationsOf } from '@main/db/queries/annotations';
import { imagesChangedSince } from '@main/db/queries/changed-images';
import { imageIds, imageSummary } from '@main/db/queries/images';
import { resolutionsOf } from '@main/db/queries/resolutions';
import type { Store } from '@main/db/store';
import { putRule } from '@main/guidelines/rules';
import { publishDraft, rule } from '@tests/support/guideline-team';
import { box } from '@tests/support/temporary-store';
import { teamOnImages } from './team-on-images';

const settings: ReviewSettings = { threshold: 0.5, wellPlaced: 0.8, method: 'robust' };
const inPeace = { signal: new AbortController().signal, progress: () => undefined };

async function outlines(store: Store, wanted = settings) {
  const found = await survey(store, wanted, inPeace);
  return [...found.outlines.values()].flat();
}

function card(store: Store, image: ImageId, id: Parameters<typeof disputeAt>[2]): Dispute {
  return disputeAt(store, image, id, settings, () => null)!;
}

/** As the keys of the screen do it. */
function decide(
  store: Store,
  dispute: Dispute,
  objects: Dispute['merged'][number]['object'][],
  method: 'taken' | 'merged' | 'none' = 'taken',
) {
  resolve(store, {
    image: dispute.image.id,
    inputs: dispute.readings.flatMap(({ labels }) => labels.map(({ id, made }) => ({ annotation: id, made }))),
    objects,
    method,
    threshold: settings.threshold,
    comment: '',
    case: null,
  });
}

function disputed() {
  const team = teamOnImages();
  const { label, submit: hand, mina, jun, sofia } = team;
  const first = label(mina, 0, 0, 10);
  label(jun, 0, 1, 12);
  label(sofia, 0, 0, 11);
  label(mina, 0, 2, 300);
  label(jun, 0, 2, 301);
  label(sofia, 0, 2, 302);
  for (const who of [mina, jun, sofia]) hand(who, 0);
  return { ...team, image: team.images[0]!, first };
}

it('who submitted an image is compared, and an image that nobody submitted is read as it was labelled', async () => {
  const { store, label, submit: hand, mina, jun, sofia, images } = teamOnImages();
  label(mina, 0, 0, 10);
  label(jun, 0, 0, 10);
  hand(mina, 0);
  hand(sofia, 0);
  label(mina, 1, 0, 10);
  label(jun, 1, 1, 10);
  const found = await outlines(store);
  expect(found.map(({ image, kinds, marked, looked }) => ({ image, kinds, marked, looked }))).toEqual(
    expect.arrayContaining([
      // Jun has not submitted: he neither agrees nor is missed. Sofia submitted nothing, which is an answer.
      { image: images[0], kinds: ['extra'], marked: 1, looked: 2 },
      { image: images[1], kinds: ['class'], marked: 2, looked: 2 },
    ]),
  );
});

it('a dispute shows letters, and names only once it is decided', async () => {
  const { store, image, first } = disputed();
  const open = card(store, image, first);
  expect(open.outline).toMatchObject({ kinds: ['class'], standing: 'open', marked: 3, looked: 3 });
  expect(open.readings.map(({ letter, name }) => `${letter} ${name}`)).toEqual(['A null', 'B null', 'C null']);
  expect(open.similarities).toHaveLength(3);
  expect(open.merged).toMatchObject([{ support: 1, tied: false }]);
  decide(store, open, [open.merged[0]!.object], 'merged');
  const settled = card(store, image, first);
  expect(settled.outline.standing).toBe('settled');
  expect(settled.readings.map(({ name }) => name).sort()).toEqual(['Jun', 'Mina', 'Sofia']);
  expect(settled.decisions).toMatchObject([{ by: 'Ada', method: 'merged' }]);
});

it('a decision changes nothing of the annotators, and can be taken back and done again', async () => {
  const { store, image, first } = disputed();
  const before = annotationsOf(store.db, image);
  decide(store, card(store, image, first), [], 'none');
  expect(annotationsOf(store.db, image)).toEqual(before);
  expect(resolutionsOf(store.db, image)).toHaveLength(1);
  expect(undoReview(store)).toEqual({ images: [image], dispute: first });
  expect(card(store, image, first).outline.standing).toBe('open');
  expect(redoReview(store)).toMatchObject({ images: [image] });
  expect(card(store, image, first).outline.standing).toBe('settled');
  expect(checkStore(store).findings).toEqual([]);
});

it('what everybody agrees on is accepted in one step, and taken back in one', async () => {
  const { store, image } = disputed();
  expect(previewOf(await agreedThings(store, settings, inPeace))).toMatchObject({ things: 1, images: 1 });
  expect(await acceptAgreed(store, settings, inPeace)).toBe(1);
  expect(resolutionsOf(store.db, image)).toMatchObject([{ method: 'agreed', inputs: { length: 3 } }]);
  expect(previewOf(await agreedThings(store, settings, inPeace)).things).toBe(0);
  expect(reviewHistory(store).undo).toBe('accept-agreed');
  undoReview(store);
  expect(resolutionsOf(store.db, image)).toEqual([]);
});

it('a late submission re-opens what it says otherwise, and nothing else', async () => {
  const { store, image, first, label, submit: hand, late } = disputed();
  const dispute = card(store, image, first);
  decide(store, dispute, [dispute.merged[0]!.object], 'merged');
  await acceptAgreed(store, settings, inPeace);
  // The same as was decided on the first thing, another class on the second.
  label(late, 0, 0, 11);
  label(late, 0, 1, 301);
  hand(late, 0);
  const standings = (await outlines(store)).map(({ standing }) => standing);
  expect(standings.sort()).toEqual(['reopened', 'settled']);
  expect(card(store, image, first).outline.standing).toBe('settled');
});

it('silence about a settled thing does not re-open it, a change of a label does', async () => {
  const { store, image, first, classes, submit: hand, late } = disputed();
  const dispute = card(store, image, first);
  decide(store, dispute, [dispute.merged[0]!.object], 'merged');
  hand(late, 0);
  expect(card(store, image, first).outline.standing).toBe('settled');
  const label = annotationsOf(store.db, image).find(({ id }) => id === first)!;
  const { id, ...value } = label;
  commit(store, [{ kind: 'annotation', entity: id, value: { ...value, class: classes[2]! } }], 'no-undo');
  expect(card(store, image, first).outline.standing).toBe('reopened');
});

it('another threshold keeps what was decided and opens what it puts together anew', async () => {
  const { store, image, first, label, mina, jun, sofia, submit: hand } = disputed();
  const dispute = card(store, image, first);
  decide(store, dispute, [dispute.merged[0]!.object], 'merged');
  label(mina, 1, 0, 10);
  label(jun, 1, 0, 40);
  label(sofia, 1, 0, 12);
  for (const who of [mina, jun, sofia]) hand(who, 1);
  const strict = await outlines(store, { ...settings, threshold: 0.7 });
  expect(
    strict
      .filter(({ image: other }) => other === image)
      .map(({ standing }) => standing)
      .sort(),
  ).toEqual(['agreed', 'settled']);
  expect(strict.flatMap(({ kinds }) => kinds)).toContain('extra');
  const loose = await outlines(store);
  expect(loose.flatMap(({ kinds }) => kinds)).not.toContain('extra');
  expect(loose.flatMap(({ kinds }) => kinds)).toContain('localisation');
});

it('two reviewers who decide differently are both kept, and shown as a contest', () => {
  const { store, image, first, sofia } = disputed();
  const dispute = card(store, image, first);
  decide(store, dispute, [dispute.merged[0]!.object], 'merged');
  const [{ id: _, ...mine }] = resolutionsOf(store.db, image) as [ReturnType<typeof resolutionsOf>[number]];
  // As it arrives from another machine, where the first decision was not known.
  commit(
    store,
    [{ kind: 'resolution', entity: newId<ResolutionId>(), value: { ...mine, objects: [], method: 'none', by: sofia } }],
    'no-undo',
  );
  const contested = card(store, image, first);
  expect(contested.outline.standing).toBe('contested');
  expect(contested.decisions.map(({ by }) => by).sort()).toEqual(['Ada', 'Sofia']);
  decide(store, contested, [dispute.merged[0]!.object]);
  expect(card(store, image, first).outline.standing).toBe('settled');
  expect(resolutionsOf(store.db, image)).toHaveLength(1);
});

it('an annotator may not decide', () => {
  const { store, image, first, mina } = disputed();
  const theirs = { ...store, member: mina };
  expect(() => decide(theirs, card(store, image, first), [], 'none')).toThrow(/reviewer/);
});

it('the queue follows single images as they change', async () => {
  const { store, image, first } = disputed();
  const index = new ReviewIndex(store, settings, await survey(store, settings, inPeace));
  const everything = { standings: ['open', 'agreed', 'settled'] as const, kind: null, class: null };
  const filter = { ...everything, standings: [...everything.standings] };
  expect(index.matching(filter, null).map(({ standing }) => standing)).toEqual(['open', 'agreed']);
  const revision = store.db.prepare('SELECT max(revision) FROM change').pluck().get() as number;
  decide(store, card(store, image, first), [], 'none');
  expect(imagesChangedSince(store.db, revision, 100)).toEqual([image]);
  index.reread([image]);
  expect(index.matching({ ...filter, standings: ['open'] }, null)).toEqual([]);
  expect(index.counts().standing).toMatchObject({ settled: 1, agreed: 1, open: 0 });
});

it('a survey that is cancelled ends', async () => {
  const { store } = disputed();
  const abort = new AbortController();
  abort.abort(new DOMException('enough', 'AbortError'));
  await expect(survey(store, settings, { ...inPeace, signal: abort.signal })).rejects.toThrow('enough');
});

it('an annotator sees no disputes on what they have not submitted', async () => {
  const { store, image, late, submit: hand } = disputed();
  const theirs = { ...store, member: late };
  const index = new ReviewIndex(theirs, settings, await survey(theirs, settings, inPeace));
  const filter = { standings: ['open' as const, 'agreed' as const], kind: null, class: null };
  expect(index.matching(filter, null)).toEqual([]);
  hand(late, 0);
  index.reread([image]);
  expect(index.matching(filter, null).length).toBeGreaterThan(0);
});

it('a card tells how far each can be relied on, why the shape is as it is, which rule applies, and what a model sees', () => {
  const { store, image, first, classes } = disputed();
  putRule(store, null, rule('Cup', [classes[0]!], { text: 'With its handle.' }));
  publishDraft(store);
  const value = {
    image,
    class: classes[0]!,
    geometry: box(12, 0, 100, 100),
    model: 'nanodet',
    score: 0.9,
    threshold: 0.5,
    decision: 'pending' as const,
  };
  commit(store, [{ kind: 'prediction', entity: newId(), value }], 'no-undo');
  const found = disputeAt(store, image, first, settings, () => 0.75)!;
  expect(found.readings.map(({ accuracy }) => accuracy)).toEqual([0.75, 0.75, 0.75]);
  expect(found.merged).toMatchObject([{ method: 'robust', support: 1, tied: false }]);
  expect(found.merged[0]!.votes).toBeCloseTo(2 / 3, 12);
  expect(found.merged[0]!.closeness).toBeGreaterThan(0.9);
  expect(found.rules).toMatchObject([{ title: 'Cup', text: 'With its handle.' }]);
  expect(found.models).toMatchObject([{ model: 'nanodet', class: classes[0], score: 0.9 }]);
});

it('an annotator does not even see how many labels others made before submitting', () => {
  const { store, image, late, submit: hand } = disputed();
  const labelled = { text: '', class: null, state: 'labelled' } as const;
  expect(imageSummary(store.db, image)?.annotations).toBe(6);
  // As if the file were Late's.
  store.db.prepare('UPDATE self SET member = ?').run(Buffer.from(late.replaceAll('-', ''), 'hex'));
  expect(imageSummary(store.db, image)?.annotations).toBe(0);
  expect(imageIds(store.db, labelled, 'path')).toEqual([]);
  hand(late, 0);
  expect(imageSummary(store.db, image)?.annotations).toBe(6);
  expect(imageIds(store.db, labelled, 'path')).toEqual([image]);
});
