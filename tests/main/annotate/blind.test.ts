import { expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { Draft } from '@shared/changes/edit';
import type { MemberId, RelationId, SubmissionId } from '@shared/model/ids';
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
  const seen = (member: MemberId) => loadDocument({ ...store, member }, images[0]!);
  const seenBy = (member: MemberId) => seen(member).annotations.map(({ author }) => author);
  const relatedBy = (member: MemberId) => seen(member).relations.map(({ author }) => author);
  const [from, to] = seen(store.member).annotations.map(({ id }) => id);
  const value = { image: images[0]!, from: from!, to: to!, name: 'holds', author: store.member };
  commit(store, [{ kind: 'relation', entity: newId<RelationId>(), value }], 'no-undo');
  return { lead: store.member, mina, jun, submit, seenBy, relatedBy };
}

it('an annotator sees nobody else’s labels before submitting', () => {
  const { lead, mina, submit, seenBy, relatedBy } = threePeople();
  expect(seenBy(mina)).toEqual([mina]);
  expect(relatedBy(mina)).toEqual([]);
  submit(mina);
  expect(seenBy(mina)).toHaveLength(3);
  expect(relatedBy(mina)).toEqual([lead]);
});

it('readings that several people submitted lie in the review, not on the canvas of a lead', () => {
  const { lead, mina, jun, submit, seenBy } = threePeople();
  submit(mina);
  expect(seenBy(lead)).toHaveLength(3);
  submit(jun);
  expect(seenBy(lead)).toEqual([lead]);
});
