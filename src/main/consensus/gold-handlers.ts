import type { Handlers } from '@shared/contract/define';
import type { goldContract } from '@shared/contract/gold';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import { markGold, unmarkGold } from './gold/mark';
import { goldView, setFeedback } from './gold/view';

export function goldHandlers(session: Session): Handlers<typeof goldContract> {
  return {
    'gold.view': () => goldView(session.store),
    'gold.mark': async ({ images, from }) => {
      const { store } = session;
      const report = await whenFree(() => markGold(store, images, from === 'mine' ? store.member : null));
      session.announce({ images, listing: true });
      return report;
    },
    'gold.unmark': async ({ images }) => {
      const unmarked = await whenFree(() => unmarkGold(session.store, images));
      session.announce({ images, listing: true });
      return { unmarked };
    },
    'gold.setFeedback': async ({ on }) => {
      await whenFree(() => setFeedback(session.store, on));
      session.announce({ images: [] });
      return null;
    },
  };
}
