import type { Dispute, DisputeOutline, ReviewSettings } from '@shared/contract/review';
import type { ImageId } from '@shared/model/ids';
import { call } from '../../bridge/bridge';
import { firstResult, type Result } from './review-store';

interface Kept {
  readonly image: ImageId;
  readonly reading: Promise<Dispute | null>;
  value: Dispute | null;
}

const kept = new Map<string, Kept>();

/** The cards of disputes that were looked at or will be next. */
export const cards = {
  of({ id, image }: DisputeOutline, settings: ReviewSettings): Promise<Dispute | null> {
    const known = kept.get(id);
    if (known) return known.reading;
    const entry: Kept = { image, value: null, reading: call('review.dispute', { settings, image, id }) };
    kept.set(id, entry);
    entry.reading.then(
      (value) => (entry.value = value),
      () => kept.delete(id),
    );
    return entry.reading;
  },
  /** Already here, to be shown in the same moment. */
  ready({ id }: DisputeOutline): { readonly card: Dispute; readonly result: Result } | null {
    const card = kept.get(id)?.value;
    return card ? { card, result: firstResult(card) } : null;
  },
  isStale: ({ id }: DisputeOutline) => !kept.has(id),
  drop: ({ id }: DisputeOutline) => void kept.delete(id),
  /** @param images only those of these images; null or left out: all. */
  forget(images: readonly ImageId[] | null = null): void {
    for (const [id, { image }] of kept) if (images === null || images.includes(image)) kept.delete(id);
  },
};
