import type { ChannelInput, ChannelName, ChannelOutput } from '@shared/contract/index';
import type { EventName, EventPayload } from '@shared/contract/events';
import { UserError } from '@shared/lib/user-error';

/**
 * Asks the main process.
 *
 * @throws UserError with the code, the values and the English sentence of the failure.
 */
export async function call<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name>,
): Promise<ChannelOutput<Name>> {
  const envelope = await window.plumbline.call(name, input);
  if (envelope.ok) return envelope.value;
  throw new UserError(envelope.error.code, envelope.error.params, envelope.error.message);
}

/** Hears what the main process tells; call what it returns to stop. */
export function on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
  return window.plumbline.on(name, listener);
}

/** The path of a dropped file or folder; empty when it has none (a picture dragged out of a web page). */
export function pathForFile(file: File): string {
  return window.plumbline.pathForFile(file);
}
