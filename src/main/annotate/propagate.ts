import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import type { Draft } from '@shared/changes/edit';
import { winner } from '@shared/changes/register';
import type { LeaveOut, Propagation } from '@shared/contract/propagate';
import { imageExtent } from '@shared/geometry/extent';
import { settle } from '@shared/geometry/fit';
import { problemsOf } from '@shared/geometry/operations';
import type { AnnotationId, GroupId, ImageId, RelationId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { lastRevision } from '@main/db/log';
import { annotationById, annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { currentVersion } from '@main/db/queries/guideline-versions';
import { imageSummary } from '@main/db/queries/images';
import { relationsOf } from '@main/db/queries/relations';
import { storedHeads } from '@main/db/sqlite-registers';
import type { Store } from '@main/db/store';

interface Request {
  readonly labels: readonly AnnotationId[];
  readonly images: readonly ImageId[];
  readonly leaveOut: LeaveOut;
}

/**
 * Puts copies of the labels at the same pixels of other images: class, outline, answers, text, and what groups and
 * relates them to each other; what lies outside a smaller image is cut off. They are this member's, and on each image
 * one step of undo.
 */
export function propagate(store: Store, { labels, images, leaveOut }: Request): Propagation {
  const originals = labels.flatMap((id) => annotationById(store.db, id) ?? []);
  const made: Propagation['made'] = [];
  for (const image of images) {
    if (originals.some((label) => label.image === image) || isLeftOut(store, image, originals, leaveOut)) continue;
    const drafts = copiesFor(store, image, originals);
    if (drafts.length === 0) continue;
    commit(store, drafts, { image, label: 'propagate' });
    const copies = drafts.filter(({ kind }) => kind === 'annotation');
    made.push({ image, labels: copies.map(({ entity }) => entity as AnnotationId) });
  }
  return { made, revision: lastRevision(store.db) };
}

function isLeftOut({ db }: Store, image: ImageId, originals: readonly StoredAnnotation[], leaveOut: LeaveOut): boolean {
  if (leaveOut === 'none') return false;
  const present = annotationsOf(db, image);
  if (leaveOut === 'labelled') return present.length > 0;
  const coming = new Set(originals.map((label) => label.class));
  return present.some((label) => coming.has(label.class));
}

function copiesFor(store: Store, image: ImageId, originals: readonly StoredAnnotation[]): Draft[] {
  const size = imageSummary(store.db, image);
  if (size === undefined) return [];
  const extent = imageExtent(size.width, size.height);
  const guideline = currentVersion(store.db);
  const groups = groupsAmong(originals);
  const ids = new Map<AnnotationId, AnnotationId>();
  const copies = originals.flatMap((label): Draft[] => {
    const geometry = settle(label.geometry, extent);
    if (geometry === null || problemsOf(geometry, extent).length > 0) return [];
    const { class: labelClass, attributes, transcription, stack } = label;
    const value = {
      image,
      class: labelClass,
      author: store.member,
      geometry,
      source: { type: 'drawn' as const },
      guideline,
      ...(attributes && { attributes }),
      ...(transcription && { transcription }),
      ...(stack && { stack }),
      ...(label.group && groups.has(label.group) && { group: groups.get(label.group)! }),
    };
    const entity = newOwnedId<AnnotationId>(store.member);
    ids.set(label.id, entity);
    return [{ kind: 'annotation', entity, value }];
  });
  return [...copies, ...relationsAmong(store, image, originals, ids)];
}

/** A group of their own for the copies of each group that has several of its labels among them. */
function groupsAmong(originals: readonly StoredAnnotation[]): Map<GroupId, GroupId> {
  const sizes = new Map<GroupId, number>();
  for (const { group } of originals) if (group) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return new Map([...sizes].flatMap(([group, size]) => (size > 1 ? [[group, newId<GroupId>()]] : [])));
}

function relationsAmong(
  store: Store,
  image: ImageId,
  originals: readonly StoredAnnotation[],
  copies: ReadonlyMap<AnnotationId, AnnotationId>,
): Draft[] {
  const from = originals[0]?.image;
  return (from ? relationsOf(store.db, from) : []).flatMap((relation): Draft[] => {
    const [start, end] = [copies.get(relation.from), copies.get(relation.to)];
    if (!start || !end) return [];
    const value = { image, from: start, to: end, name: relation.name, author: store.member };
    return [{ kind: 'relation', entity: newOwnedId<RelationId>(store.member), value }];
  });
}

/** On each image one step of undo again. */
export function takeBack(store: Store, { made, revision }: Propagation): { deleted: number; kept: number } {
  let [deleted, kept] = [0, 0];
  for (const { image, labels } of made) {
    const untouched = labels.filter((id) => {
      const head = winner(storedHeads(store.db, 'annotation', id));
      return head !== undefined && !head.deletes && head.revision <= revision;
    });
    kept += labels.filter((id) => annotationById(store.db, id) !== undefined).length - untouched.length;
    deleted += untouched.length;
    if (untouched.length === 0) continue;
    const drafts = untouched.map((entity): Draft => ({ kind: 'annotation', entity, value: null }));
    commit(store, drafts, { image, label: 'delete' });
  }
  return { deleted, kept };
}
