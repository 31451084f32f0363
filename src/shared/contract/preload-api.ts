import type { ChannelInput, ChannelName, ChannelOutput } from './index';
import type { Envelope } from './envelope';
import type { EventName, EventPayload } from './events';

/** The two Electron channels that everything goes through; the contract's names travel as the first argument. */
export const callChannel = 'plumbline:call';
export const eventChannel = 'plumbline:event';

/** Everything the page is given of the outside world, as `window.plumbline`. */
export interface PreloadApi {
  /** Never rejects for a failure in the main process: the envelope carries it. */
  call<Name extends ChannelName>(name: Name, input: ChannelInput<Name>): Promise<Envelope<ChannelOutput<Name>>>;
  /** Returns the function that stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  /** Where a dropped file lies on disk. `file` is a DOM `File`, which this room has no type for. */
  pathForFile(file: unknown): string;
}
