import type { WebContents } from 'electron';
import type { EventName, EventPayload } from '@shared/contract/events';
import { eventChannel } from '@shared/contract/preload-api';

export type Emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/** The one place that speaks to windows unasked. A window that is going away is passed over. */
export function createEmit(contents: () => readonly WebContents[]): Emit {
  return (name, payload) => {
    for (const each of contents()) if (!each.isDestroyed()) each.send(eventChannel, name, payload);
  };
}
