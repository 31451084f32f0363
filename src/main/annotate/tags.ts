import { createHash } from 'node:crypto';
import type { ImageTags, TagView } from '@shared/contract/tags';
import type { Draft } from '@shared/changes/edit';
import { canonicalJson } from '@shared/lib/canonical-json';
import { UserError } from '@shared/lib/user-error';
import type { ImageId, MemberId } from '@shared/model/ids';
import { imageTagIdOf, type Tag } from '@shared/model/image-tag';
import { commit } from '@main/db/commit';
import { labelsByAuthor } from '@main/db/queries/annotations';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { tagsOfImage, wordsInUse, type StoredImageTag } from '@main/db/queries/image-tags';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { visibleLabels } from './visible';

/** What is said of an image, by whom, as far as this member may see it yet. Who drew on it since does not call it empty any more. */
export function imageTags(store: Store, image: ImageId): ImageTags {
  const views = new Map<string, TagView>();
  const told = visibleLabels(store, image, tagsOfImage(store.db, image));
  for (const { tag, author } of told.filter((said) => counts(store, said))) {
    const key = canonicalJson(tag.type === 'word' ? tag.word.toLowerCase() : tag);
    const view = views.get(key) ?? { tag, authors: [] };
    views.set(key, view);
    view.authors.push({ id: author, name: memberById(store.db, author)?.name ?? '' });
  }
  return { tags: [...views.values()], words: wordsInUse(store.db) };
}

/** Two machines of one person can say both, that an image is empty and what is on it: what is on it counts. */
function counts({ db }: Store, { image, author, tag }: StoredImageTag): boolean {
  return tag.type !== 'empty' || labelsByAuthor(db, image, author) === 0;
}

/** @throws UserError `tag.notEmpty` when an image with own labels is called empty. */
export function setTag(
  store: Store,
  { image, tag, on }: { readonly image: ImageId; readonly tag: Tag; readonly on: boolean },
): ImageTags {
  const labels = tag.type === 'empty' && on ? labelsByAuthor(store.db, image, store.member) : 0;
  if (labels > 0) {
    throw new UserError(
      'tag.notEmpty',
      { count: labels },
      `You have ${labels} labels on this image. Delete them before you call it empty. Nothing was written.`,
    );
  }
  const said = { image, author: store.member, tag };
  const draft: Draft = {
    kind: 'imageTag',
    entity: imageTagIdOf(said, sha256Hex),
    value: on ? { ...said, source: { type: 'drawn' }, guideline: currentVersion(store.db) } : null,
  };
  commit(store, [draft], { image, label: tag.type === 'empty' ? 'verify-empty' : 'tag' });
  return imageTags(store, image);
}

/** Who puts a label on an image says by it that it is not empty: the answer goes in the same step, and comes back with it. */
export function withdrawnEmptiness(store: Store, image: ImageId, drafts: readonly Draft[]): Draft[] {
  const authors = new Set<MemberId>();
  for (const draft of drafts) if (draft.kind === 'annotation' && draft.value) authors.add(draft.value.author);
  if (authors.size === 0) return [];
  return tagsOfImage(store.db, image)
    .filter(({ tag, author }) => tag.type === 'empty' && authors.has(author))
    .map(({ id }): Draft => ({ kind: 'imageTag', entity: id, value: null }));
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
