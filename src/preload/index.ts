import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callChannel, eventChannel, type PreloadApi } from '@shared/contract/preload-api';

type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(eventChannel, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

function listen(name: string, listener: Listener): () => void {
  const others = listeners.get(name) ?? new Set();
  listeners.set(name, others.add(listener));
  return () => void others.delete(listener);
}

contextBridge.exposeInMainWorld(
  'plumbline',
  Object.freeze({
    call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
    // The main process sends under a name only what the contract gives that name.
    on: (name, listener) => listen(name, listener as Listener),
    // Electron itself refuses anything that is not a DOM File.
    pathForFile: (file) => webUtils.getPathForFile(file as File),
  } satisfies PreloadApi),
);
