import type { RecheckId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { reportFailure } from '../../../i18n/show-error';

/** Marks a label as looked at. */
export function confirmRecheck(recheck: RecheckId, then: () => void): void {
  reportFailure(call('guidelines.settleRechecks', { rechecks: [recheck] }).then(then));
}

/** Puts a label back into the queue. */
export function reopenRecheck(recheck: RecheckId, then: () => void): void {
  reportFailure(call('guidelines.reopenRechecks', { rechecks: [recheck] }).then(then));
}
