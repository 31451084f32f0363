import type { Dispute } from '@shared/contract/review';
import { ThreadList } from '../../threads/thread-list';
import { useThreads } from '../../threads/use-threads';
import { disputed } from './issue-about';
import { showPlace } from './show-place';

/** What is said about the picture, and about the labels of this dispute; people go by letter until it is decided. */
export function CardThreads({ card }: { readonly card: Dispute }) {
  const isDecided = card.outline.standing === 'settled';
  const threads = useThreads(card.image.id, !isDecided);
  const labels = new Set(card.readings.flatMap((reading) => reading.labels.map(({ id }) => id)));
  const about = threads.filter(({ annotation }) => annotation === null || labels.has(annotation));
  return <ThreadList threads={about} about={() => disputed(card)} onShow={showPlace} />;
}
