import type { Session } from './session';

/** Resolves when what was done so far is saved; false when it could not be. The selection stays. */
export function whenSaved({ store }: Session): Promise<boolean> {
  return new Promise((resolve) => {
    const settled = () => store.getState().waiting === 0;
    const end = () => resolve(store.getState().failure === null);
    if (settled()) return end();
    const stop = store.subscribe(() => {
      if (!settled()) return;
      stop();
      end();
    });
  });
}
