import { expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { Draft } from '@shared/changes/edit';
import type { MemberId, SubmissionId } from '@shared/model/ids';
import { loadDocument } from '@main/annotate/document';
import { commit } from '@main/db/commit';
import { box, newAnnotation, scene, temporaryStore } from '@tests/support/temporary-store';

function threePeople() {
  const store = temporaryStore();
  const { images, classes } = scene(store);
  const [mina, jun] = [newId<MemberId>(), newId<MemberId>()];
  const label = (author: MemberId): Draft => ({
    kind: 'annotation',
    entity: newAnnotation(),
    value: { image: images[0]!, class: classes[0]!, author, geometry: box(1, 1), source: { type: 'drawn' } },
  });
  const submit = (member: MemberId) =>
    commit(
      store,
      [
        {
          kind: 'submission',
          entity: newId<SubmissionId>(),
          value: { image: images[0]!, member, at: '2026-01-01T00:00:00.000Z' },
        },
      ],
      'no-undo',
    );
  commit(
    store,
    [
      { kind: 'member', entity: mina, value: { name: 'Mina', role: 'annotator' } },
      { kind: 'member', entity: jun, value: { name: 'Jun', role: 'annotator' } },
      ...[store.member, mina, jun].map(label),
    ],
    'no-undo',
  );
  const seenBy = (member: MemberId) =>
    loadDocument({ ...store, member }, images[0]!).annotations.map(({ author }) => author);
  return { lead: store.member, mina, jun, submit, seenBy };
}

it('an annotator sees nobody else’s labels before submitting', () => {
  const { mina, submit, seenBy } = threePeople();
  expect(seenBy(mina)).toEqual([mina]);
  submit(mina);
  expect(seenBy(mina)).toHaveLength(3);
});

it('readings that several people submitted lie in the review, not on the canvas of a lead', () => {
  const { lead, mina, jun, submit, seenBy } = threePeople();
  submit(mina);
  expect(seenBy(lead)).toHaveLength(3);
  submit(jun);
  expect(seenBy(lead)).toEqual([lead]);
});
