import { useState } from 'react';

export interface Task {
  /** Runs the work unless it runs already; its failure is kept in `failure` until the next run. */
  readonly start: (work: () => Promise<void>) => void;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly forget: () => void;
}

/** One piece of asynchronous work of a component, with its busyness and its failure. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const start = (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    work()
      .catch(setFailure)
      .finally(() => setBusy(false));
  };
  return { start, busy, failure, forget: () => setFailure(null) };
}
