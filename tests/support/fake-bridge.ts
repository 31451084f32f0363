import type { ChannelInput, ChannelName, ChannelOutput } from '@shared/contract/index';
import type { EventName, EventPayload } from '@shared/contract/events';
import type { PreloadApi } from '@shared/contract/preload-api';
import { UserError } from '@shared/lib/user-error';

type FakeHandlers = {
  [Name in ChannelName]?: (input: ChannelInput<Name>) => ChannelOutput<Name> | Promise<ChannelOutput<Name>>;
};

/** A main process in memory: answers with what a test gives it, and tells what a test lets it tell. */
export interface FakeBridge extends PreloadApi {
  /** Adds answers, or puts others in their place. */
  answer(handlers: FakeHandlers): void;
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  /** What was asked so far, oldest first. */
  readonly asked: readonly { readonly name: ChannelName; readonly input: unknown }[];
}

export function createFakeBridge(initial: FakeHandlers = {}): FakeBridge {
  const handlers: FakeHandlers = { ...initial };
  const asked: { name: ChannelName; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  return {
    asked,
    answer: (more) => void Object.assign(handlers, more),
    async call(name, input) {
      asked.push({ name, input });
      const handler = handlers[name];
      try {
        if (!handler) throw new UserError('request.unknown', { channel: name }, `There is no channel "${name}".`);
        return { ok: true, value: await handler(input) };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { ok: false, error: { code: error.code, params: error.params, message: error.message } };
      }
    },
    on(name, listener) {
      const others = listeners.get(name) ?? new Set();
      listeners.set(name, others.add(listener));
      return () => void others.delete(listener);
    },
    pathForFile: (file) => (file instanceof File ? `/dropped/${file.name}` : ''),
    emit(name, payload) {
      // A listener is kept under the name whose payload it takes.
      for (const listener of listeners.get(name) ?? []) (listener as (payload: unknown) => void)(payload);
    },
  };
}
