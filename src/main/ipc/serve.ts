import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Contract, Handlers } from '@shared/contract/define';
import type { Envelope } from '@shared/contract/envelope';
import { callChannel } from '@shared/contract/preload-api';
import { answer, type AnswerOptions } from './answer';

export interface ServeOptions extends AnswerOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly isTrustedSender: (event: IpcMainInvokeEvent) => boolean;
}

const forbidden: Envelope<never> = {
  ok: false,
  error: { code: 'request.forbidden', params: {}, message: 'Only the window of Plumbline may ask.' },
};

/** Opens the door: the one place that listens to a renderer. Returns the function that closes it again. */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>, options: ServeOptions): () => void {
  options.ipcMain.handle(callChannel, async (event: IpcMainInvokeEvent, name: unknown, input: unknown) =>
    options.isTrustedSender(event) ? answer(contract, handlers, options, name, input) : forbidden,
  );
  return () => options.ipcMain.removeHandler(callChannel);
}
