import type { Keymap } from '@shared/contract/keymap';
import { call } from '../../../bridge/bridge';
import { liveState } from '../../../bridge/live-state';
import { reportFailure } from '../../../i18n/show-error';

/** In force at once; what could not be kept is taken back, with a word. */
export function keepKeymap(keymap: Keymap): void {
  const before = liveState.getState().keymap;
  liveState.setState({ keymap });
  reportFailure(
    call('keymap.write', keymap).catch((error: unknown) => {
      liveState.setState({ keymap: before });
      throw error;
    }),
  );
}
