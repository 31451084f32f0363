import { createStore } from 'zustand/vanilla';
import type { Dispute, DisputeOutline, QueueFilter, ReviewQueue, ReviewSettings } from '@shared/contract/review';
import type { AnnotationId } from '@shared/model/ids';
import type { GoldObject, ResolutionMethod } from '@shared/model/resolution';

/** What a reviewer is about to decide. */
export interface Result {
  readonly objects: readonly GoldObject[];
  readonly method: ResolutionMethod;
  /** The letters whose readings are in it, when it was put together of several. */
  readonly letters: readonly string[];
}

export interface ReviewState {
  readonly settings: ReviewSettings;
  readonly filter: QueueFilter;
  /** Null until it was read. */
  readonly queue: ReviewQueue | null;
  /** What the queue that is shown was read with. */
  readonly read: ReviewSettings | null;
  /** How far all labels are compared; null: they are not being compared. */
  readonly reading: { readonly done: number; readonly total: number | null } | null;
  /** The comparison was cancelled before there was a queue. */
  readonly stopped: boolean;
  readonly at: AnnotationId | null;
  /** Null while it is read, and when nothing is chosen. */
  readonly card: Dispute | null;
  readonly result: Result | null;
  readonly comment: string;
}

export const initialReview: ReviewState = {
  settings: { threshold: 0.5, wellPlaced: 0.8, method: 'robust' },
  filter: { standings: ['open', 'reopened', 'contested'], kind: null, class: null, rule: null },
  queue: null,
  read: null,
  reading: null,
  stopped: false,
  at: null,
  card: null,
  result: null,
  comment: '',
};

export const reviewState = createStore<ReviewState>(() => initialReview);

/** What the screen proposes at first: what was decided, otherwise what the readings say together. */
export function firstResult({ merged, decisions }: Dispute): Result {
  const decided = decisions.at(-1);
  if (decided) return { objects: decided.objects, method: decided.method, letters: [] };
  return mergedResult(merged);
}

export function mergedResult(merged: Dispute['merged']): Result {
  return {
    objects: merged.map(({ object }) => object),
    method: merged.length === 0 ? 'none' : 'merged',
    letters: [],
  };
}

export function outlineAt({ queue, at }: ReviewState): DisputeOutline | null {
  return queue?.items.find(({ id }) => id === at) ?? null;
}
