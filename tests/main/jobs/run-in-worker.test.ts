import { beforeAll, describe, expect, it } from 'vitest';
import { runInWorker } from '@main/jobs/run-in-worker';
import { buildWorker } from '@tests/support/build-worker';

let entry: string;

beforeAll(async () => {
  entry = await buildWorker('../../../tests/main/jobs/trial-worker.ts', ['main/jobs', 'shared/lib']);
});

function start(name: string, input: unknown = {}, onProgress: (done: number) => void = () => {}) {
  const abort = new AbortController();
  const seen: [number, number | null][] = [];
  const context = {
    signal: abort.signal,
    progress(done: number, total: number | null) {
      seen.push([done, total]);
      onProgress(done);
    },
  };
  return { abort, seen, outcome: runInWorker(entry, name, input, context) };
}

describe('work in a thread of its own', () => {
  it('reports how far it is and returns its result', async () => {
    const { seen, outcome } = start('count', { to: 3 });
    expect(await outcome).toEqual({ counted: 3 });
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('refuses in the words of a user error', async () => {
    await expect(start('refuse').outcome).rejects.toMatchObject({
      name: 'UserError',
      code: 'trial.refused',
      params: { line: 7 },
      message: 'Line 7 was refused.',
    });
  });

  it('brings an unexpected error over with the place it came from', async () => {
    const error: unknown = await start('break').outcome.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'break failed in its worker: undefined is not a shelf' });
    expect(String((error as Error).cause)).toContain('trial-worker');
  });

  it('fails when the thread ends without a word', async () => {
    await expect(start('exit').outcome).rejects.toThrow('ended early with code 3');
  });

  it('fails for a job that the worker does not have', async () => {
    await expect(start('dance').outcome).rejects.toThrow('There is no job named dance');
  });

  it('stops when it is cancelled on the way', async () => {
    const { abort, outcome } = start('endless', {}, () => abort.abort());
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not begin when it was cancelled before', async () => {
    const signal = AbortSignal.abort();
    await expect(runInWorker(entry, 'count', { to: 3 }, { signal, progress: () => {} })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
