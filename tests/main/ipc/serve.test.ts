import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { callChannel } from '@shared/contract/preload-api';
import { serve, type ServeOptions } from '@main/ipc/serve';
import { createSenderCheck } from '@main/ipc/trusted-sender';
import { sampleContract, sampleHandlers } from './sample-contract';

type Listener = Parameters<ServeOptions['ipcMain']['handle']>[1];

/** Electron's side of the door, as far as `serve` uses it. */
function fakeIpcMain() {
  const listeners = new Map<string, Listener>();
  return {
    listeners,
    handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
    removeHandler: (channel: string) => void listeners.delete(channel),
  };
}

/** A window with a main frame at `url`; Electron's own types are far wider than what the check reads. */
function fakeContents(url: string): { contents: WebContents; frame: WebFrameMain } {
  const frame = { url } as WebFrameMain;
  return { contents: { mainFrame: frame } as WebContents, frame };
}

function eventFrom(contents: WebContents, frame: WebFrameMain | null): IpcMainInvokeEvent {
  return { sender: contents, senderFrame: frame } as IpcMainInvokeEvent;
}

const own = fakeContents('app://plumbline/');
const isTrustedSender = createSenderCheck(
  () => [own.contents],
  (url) => url === 'app://plumbline/',
);

async function ask(event: IpcMainInvokeEvent): Promise<unknown> {
  const ipcMain = fakeIpcMain();
  serve(sampleContract, sampleHandlers, { ipcMain, isTrustedSender, report: () => {} });
  return ipcMain.listeners.get(callChannel)?.(event, 'shelf.count', { shelf: 'abc' });
}

const forbidden = { ok: false, error: { code: 'request.forbidden' } };

describe('the door', () => {
  it('answers the page of our own window', async () => {
    expect(await ask(eventFrom(own.contents, own.frame))).toEqual({ ok: true, value: 3 });
  });

  it('does not answer another window, even with our page in it', async () => {
    const stranger = fakeContents('app://plumbline/');
    expect(await ask(eventFrom(stranger.contents, stranger.frame))).toMatchObject(forbidden);
  });

  it('does not answer a frame inside our page', async () => {
    const child = { url: 'app://plumbline/' } as WebFrameMain;
    expect(await ask(eventFrom(own.contents, child))).toMatchObject(forbidden);
  });

  it('does not answer a frame that is gone', async () => {
    expect(await ask(eventFrom(own.contents, null))).toMatchObject(forbidden);
  });

  it('does not answer our window once it shows another page', async () => {
    const away = fakeContents('https://example.com/');
    const check = createSenderCheck(
      () => [away.contents],
      (url) => url === 'app://plumbline/',
    );
    expect(check(eventFrom(away.contents, away.frame))).toBe(false);
  });

  it('is closed by what opening it returned', () => {
    const ipcMain = fakeIpcMain();
    serve(sampleContract, sampleHandlers, { ipcMain, isTrustedSender, report: () => {} })();
    expect(ipcMain.listeners.size).toBe(0);
  });
});
