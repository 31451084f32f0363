import { liveState } from '../bridge/live-state';
import { keymapStore } from '../commands/keymap-store';

/** The keys that are set are in force, at once when they are set anew. */
export function keepKeymap(): void {
  const take = () => keymapStore.setState(liveState.getState().keymap, true);
  take();
  liveState.subscribe((now, before) => {
    if (now.keymap !== before.keymap) take();
  });
}
