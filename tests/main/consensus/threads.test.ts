import { describe, expect, it } from 'vitest';
import { readThreads } from '@main/consensus/threads/read-threads';
import { answerThread, openThread, setThreadState, takeBackComment } from '@main/consensus/threads/threads';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { imageIds } from '@main/db/queries/images';
import { commentsOf } from '@main/db/queries/threads';
import { refusedChanges } from '@main/db/reconsider';
import { redo, undo } from '@main/db/undo';
import { box, scene, temporaryFolder } from '@tests/support/temporary-store';
import { newLead, newMember, sync } from '@tests/support/teams';
import { teamOnImages } from './team-on-images';

const withIssues = { text: '', class: null, state: 'issues' } as const;
const words = (threads: ReturnType<typeof readThreads>) =>
  threads.map(({ state, comments }) => `${state}: ${comments.map(({ text }) => text).join(' / ')}`);

function talked() {
  const team = teamOnImages();
  const { store, label, mina, jun, images } = team;
  const [image] = images;
  const labels = { mina: label(mina, 0, 0, 10), jun: label(jun, 0, 1, 12) };
  const as = (member: typeof mina) => ({ ...store, member });
  return { ...team, image: image!, labels, as };
}

describe('an issue', () => {
  it('is opened on a label, answered, resolved and opened again', () => {
    const { store, image, labels, mina, as } = talked();
    const id = openThread(store, { image, region: box(10, 0, 100, 100), annotation: labels.mina, text: 'Too wide?' });
    answerThread(as(mina), id, 'The handle belongs to it.');
    expect(words(readThreads(store, image, false))).toEqual(['open: Too wide? / The handle belongs to it.']);
    expect(imageIds(store.db, withIssues, 'path')).toEqual([image]);
    setThreadState(store, id, 'resolved');
    expect(words(readThreads(store, image, false))).toEqual(['resolved: Too wide? / The handle belongs to it.']);
    expect(imageIds(store.db, withIssues, 'path')).toEqual([]);
    setThreadState(store, id, 'open');
    expect(imageIds(store.db, withIssues, 'path')).toEqual([image]);
  });

  it('is settled by who began it, a reviewer or a lead, and nobody else is offered to', () => {
    const { store, image, mina, jun, as } = talked();
    const of = (member: typeof mina) => readThreads(as(member), image, false).map(({ yours }) => yours);
    const id = openThread(store, { image, region: null, annotation: null, text: 'Too wide?' });
    expect([of(mina), of(store.member)]).toEqual([[false], [true]]);
    expect(() => setThreadState(as(mina), id, 'resolved')).toThrow('Somebody else began this');
    const own = openThread(as(mina), { image, region: null, annotation: null, text: 'Blurred' });
    setThreadState(as(mina), own, 'resolved');
    setThreadState(store, own, 'open');
    expect(() => setThreadState(as(jun), own, 'resolved')).toThrow('Somebody else began this');
    expect(words(readThreads(store, image, false)).toSorted()).toEqual(['open: Blurred', 'open: Too wide?']);
  });

  it('stays with who began it when somebody else takes back the last word', () => {
    const { store, image, mina, as } = talked();
    const id = openThread(store, { image, region: null, annotation: null, text: 'Too wide?' });
    answerThread(as(mina), id, 'Yes');
    const [first, second] = commentsOf(store.db, id);
    takeBackComment(store, first!.id);
    takeBackComment(as(mina), second!.id);
    expect(words(readThreads(store, image, false))).toEqual(['open: ']);
  });

  it('is taken back by undo on its image, and done again', () => {
    const { store, image } = talked();
    const id = openThread(store, { image, region: null, annotation: null, text: 'Blurred' });
    setThreadState(store, id, 'resolved');
    undo(store, image);
    expect(words(readThreads(store, image, false))).toEqual(['open: Blurred']);
    undo(store, image);
    expect(readThreads(store, image, false)).toEqual([]);
    redo(store, image);
    expect(words(readThreads(store, image, false))).toEqual(['open: Blurred']);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('goes with its last comment, which only who said it takes back', () => {
    const { store, image, mina, as } = talked();
    const id = openThread(store, { image, region: null, annotation: null, text: 'Blurred' });
    const [comment] = commentsOf(store.db, id);
    expect(() => takeBackComment(as(mina), comment!.id)).toThrow('Somebody else said this');
    takeBackComment(store, comment!.id);
    expect(readThreads(store, image, false)).toEqual([]);
    expect(() => answerThread(store, id, 'Still there?')).toThrow('taken back');
  });

  it('is not read by an annotator who is still blind, unless a reviewer says it about the picture or their own label', () => {
    const { store, image, labels, mina, jun, as, submit } = talked();
    openThread(as(jun), { image, region: null, annotation: null, text: 'Jun asks' });
    openThread(store, { image, region: null, annotation: labels.jun, text: 'About Jun' });
    openThread(store, { image, region: null, annotation: labels.mina, text: 'About Mina' });
    openThread(store, { image, region: null, annotation: null, text: 'About the picture' });
    const read = () => words(readThreads(as(mina), image, false)).toSorted();
    expect(read()).toEqual(['open: About Mina', 'open: About the picture']);
    submit(mina, 0);
    expect(read()).toHaveLength(4);
  });

  it('names people by letter where a name would decide', () => {
    const { store, image, mina, as, submit } = talked();
    submit(mina, 0);
    openThread(as(mina), { image, region: null, annotation: null, text: 'Hm' });
    const [thread] = readThreads(store, image, true);
    expect(thread?.by).toEqual({ name: null, letter: 'A', you: false });
    expect(readThreads(store, image, false)[0]?.by).toEqual({ name: 'Mina', letter: null, you: false });
  });

  it('travels to everybody, and nobody changes what another said, here or wherever it arrives', async () => {
    const shared = temporaryFolder();
    const ada = newLead();
    const { images } = scene(ada.store);
    const kim = await newMember(ada, shared, 'Kim', 'annotator');
    const eve = await newMember(ada, shared, 'Eve', 'annotator');
    const thread = openThread(ada.store, { image: images[0]!, region: null, annotation: null, text: 'Blurred' });
    for (const one of [ada, kim, eve]) await sync(one, shared);
    answerThread(kim.store, thread, 'A little');
    for (const one of [kim, ada, eve]) await sync(one, shared);
    const read = ({ store }: typeof ada) => words(readThreads(store, images[0]!, false));
    expect(read(ada)).toEqual(['open: Blurred / A little']);
    const said = commentsOf(eve.store.db, thread).find(({ text }) => text === 'A little')!;
    const { id, ...value } = said;
    const draft = { kind: 'threadComment', entity: id, value: { ...value, text: 'Not at all' } } as const;
    expect(() => commit(eve.store, [draft], 'no-undo')).toThrow('somebody else');
    // What a Plumbline without scruples would do.
    eve.store.db.exec(`UPDATE member SET role = 'lead' WHERE name = 'Eve'`);
    commit(eve.store, [draft], 'no-undo');
    setThreadState(eve.store, thread, 'resolved');
    eve.store.db.exec(`UPDATE member SET role = 'annotator' WHERE name = 'Eve'`);
    for (const one of [eve, ada, kim]) await sync(one, shared);
    expect(read(ada)).toEqual(['open: Blurred / A little']);
    expect(read(kim)).toEqual(read(ada));
    expect(refusedChanges(ada.store)).toMatchObject([
      { kind: 'threadComment', reason: 'owner' },
      { kind: 'thread', reason: 'owner' },
    ]);
  });
});
