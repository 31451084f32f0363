import type { JobKind, JobState } from '@shared/contract/jobs';
import type { Failure } from '@shared/contract/envelope';
import { advancePace, beginPace, secondsLeft } from './pace';
import { createThrottle } from './throttle';

/** What long work is given: when to stop, and where to say how far it is. */
export interface JobContext {
  readonly signal: AbortSignal;
  /** `total` is null until it is known. May be called as often as one likes. */
  readonly progress: (done: number, total: number | null) => void;
}

/** Work that rejects with the signal's reason (or any `AbortError`) once it was cancelled. */
export type JobWork = (context: JobContext) => Promise<unknown>;

export interface Job {
  state(): JobState;
  cancel(): void;
  /** Resolves, never rejects, when the work is over. */
  readonly over: Promise<void>;
}

export interface JobOptions {
  readonly id: string;
  readonly kind: JobKind;
  readonly work: JobWork;
  readonly emit: (state: JobState) => void;
  /** Milliseconds, steady. */
  readonly now: () => number;
  readonly describeFailure: (error: unknown) => Failure;
}

/** At most ten events a second reach the window. */
const emitInterval = 100;

/** Starts one piece of work and follows it to its end. */
export function runJob({ id, kind, work, emit, now, describeFailure }: JobOptions): Job {
  const abort = new AbortController();
  const events = createThrottle(() => emit(state), emitInterval);
  let pace = beginPace(now());
  let state: JobState = {
    id,
    kind,
    status: 'running',
    done: 0,
    total: null,
    secondsLeft: null,
    result: null,
    error: null,
  };

  function progress(done: number, total: number | null): void {
    if (state.status !== 'running') return;
    pace = advancePace(pace, now(), done);
    state = { ...state, done, total, secondsLeft: secondsLeft(pace, done, total) };
    events.request();
  }

  function end(last: Pick<JobState, 'status'> & Partial<JobState>): void {
    events.cancel();
    state = { ...state, secondsLeft: null, ...last };
    emit(state);
  }

  async function follow(): Promise<void> {
    try {
      const result = await work({ signal: abort.signal, progress });
      end({ status: abort.signal.aborted ? 'cancelled' : 'done', result: result ?? null });
    } catch (error) {
      if (abort.signal.aborted && isAbort(error, abort.signal)) end({ status: 'cancelled' });
      else end({ status: 'failed', error: describeFailure(error) });
    }
  }

  events.request();
  return { state: () => state, cancel: () => abort.abort(), over: follow() };
}

function isAbort(error: unknown, signal: AbortSignal): boolean {
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError');
}
