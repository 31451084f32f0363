import type { RecheckView } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import type { Session } from '../session/session';
import { whenSaved } from '../session/when-saved';

/** "I have looked at it": what was done to the label before is saved first, so that it counts. */
export async function settleRecheck(session: Session, recheck: RecheckView): Promise<void> {
  if (await whenSaved(session)) await call('guidelines.settleRechecks', { rechecks: [recheck.id] });
}
