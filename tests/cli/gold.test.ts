import { beforeAll, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { MemberId, SubmissionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { allImages } from '@main/db/queries/images';
import { memberById } from '@main/db/queries/members';
import { box, newAnnotation, scene, temporaryStore } from '@tests/support/temporary-store';
import { buildCommandLine, json, plumbline, type Failed } from './plumbline';

beforeAll(buildCommandLine, 180_000);

it('images whose truth is known are marked, measured and unmarked from the command line', async () => {
  const store = temporaryStore();
  const { images, classes } = scene(store);
  const [image, other] = images;
  const kim = newId<MemberId>();
  commit(store, [{ kind: 'member', entity: kim, value: { name: 'Kim', role: 'annotator' } }], 'no-undo');
  for (const author of [store.member, kim]) {
    const value = {
      image: image!,
      class: classes[0]!,
      author,
      geometry: box(1, 1),
      source: { type: 'drawn' } as const,
    };
    commit(store, [{ kind: 'annotation', entity: newAnnotation(), value }], 'no-undo');
  }
  const submission = { image: image!, member: kim, at: '2026-01-02T00:00:00.000Z' };
  commit(store, [{ kind: 'submission', entity: newId<SubmissionId>(), value: submission }], 'no-undo');
  const pathOf = (id: typeof image) => allImages(store.db).find((one) => one.id === id)!.path;
  const lead = memberById(store.db, store.member)!.name;
  const gold = <T>(code: number, ...args: string[]) => json<T>(code, 'gold', store.path, ...args);

  expect((await gold<Failed>(2, 'mark', 'nowhere.jpg')).error.message).toMatch(/no image nowhere.jpg/);
  expect((await gold<Failed>(2, 'polish')).error.message).toMatch(/list, mark, unmark/);
  const marked = await gold(0, 'mark', pathOf(image), pathOf(other), '--from', lead);
  expect(marked).toEqual({ marked: 1, undecided: 0, unlabelled: 1 });
  expect(await gold(0, 'list')).toMatchObject({
    images: [{ objects: 1, from: 'labels', submitted: 1 }],
    feedback: false,
  });
  expect(await gold(0, 'scores')).toMatchObject({ scores: [{ name: 'Kim', images: 1, right: 1, all: 1, score: 1 }] });
  expect(await gold(0, 'feedback', 'on')).toEqual({ feedback: true });
  expect(
    (await plumbline('gold', store.path, 'list')).stderr + (await plumbline('gold', store.path, 'list')).stdout,
  ).toContain('annotators are told how they do');
  expect(await gold(0, 'unmark', pathOf(image))).toEqual({ unmarked: 1 });
});
