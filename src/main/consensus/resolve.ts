import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId, ImageId, ResolutionId } from '@shared/model/ids';
import type { Resolution } from '@shared/model/resolution';
import { commit, type Capture } from '@main/db/commit';
import { historyState, type HistoryState } from '@main/db/history';
import { resolutionsOf } from '@main/db/queries/resolutions';
import { redo, undo } from '@main/db/undo';
import type { Store } from '@main/db/store';
import { requireReviewer } from './rights';

export type NewResolution = Omit<Resolution, 'by' | 'at'>;

/**
 * Decides on one thing. Earlier decisions that this reviewer saw, because they looked at one of the same labels, are
 * replaced by it; the log keeps them. What another reviewer decides elsewhere at the same time stays beside it.
 */
export function resolve(store: Store, resolution: NewResolution): void {
  requireReviewer(store);
  commit(store, resolutionDrafts(store, resolution), reviewStep(store, 'resolve'));
}

/** The drafts of one decision; its time is that of the store's clock. */
export function resolutionDrafts(store: Store, resolution: NewResolution): Draft[] {
  const now = store.machine.now();
  const seen = new Set(resolution.inputs.map(({ annotation }) => annotation));
  const replaced = resolutionsOf(store.db, resolution.image).filter(({ inputs }) =>
    inputs.some(({ annotation }) => seen.has(annotation)),
  );
  return [
    ...replaced.map(({ id }): Draft => ({ kind: 'resolution', entity: id, value: null })),
    {
      kind: 'resolution',
      entity: newId<ResolutionId>(now),
      value: { ...resolution, by: store.member, at: new Date(now).toISOString() },
    },
  ];
}

/**
 * Decisions have one history for the whole project, apart from that of each image: a reviewer goes from dispute to
 * dispute, and takes back the last one wherever it was.
 */
export function reviewStep(store: Store, label: 'resolve' | 'accept-agreed'): Capture {
  return { image: historyKey(store), label };
}

/** What undo or redo touched. */
export interface Moved {
  readonly images: readonly ImageId[];
  /** The first thing whose decision came or went. */
  readonly dispute: AnnotationId | null;
}

export function undoReview(store: Store): Moved {
  requireReviewer(store);
  return movedBy(undo(store, historyKey(store)));
}

export function redoReview(store: Store): Moved {
  requireReviewer(store);
  return movedBy(redo(store, historyKey(store)));
}

export function reviewHistory(store: Store): HistoryState {
  return historyState(store.db, historyKey(store));
}

/** Edits are filed under images; no image has the id of the project. */
function historyKey(store: Store): ImageId {
  return store.project as string as ImageId;
}

function movedBy(undone: ReturnType<typeof undo>): Moved {
  const touched = (undone?.steps ?? []).flatMap(({ before, after }) => {
    // Written by the schema of resolutions.
    const value = JSON.parse(before ?? after ?? 'null') as Resolution | null;
    return value ? [value] : [];
  });
  const inputs = (touched[0]?.inputs ?? []).map(({ annotation }) => annotation).sort();
  return { images: [...new Set(touched.map(({ image }) => image))], dispute: inputs[0] ?? null };
}
