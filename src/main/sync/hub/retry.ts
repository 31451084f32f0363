import { setTimeout as sleep } from 'node:timers/promises';

/** How often one statement or transaction is tried, and the longest pause between, in milliseconds. */
const MOST_TRIES = 10;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** PostgreSQL was alive and asks to try again: serialisation, deadlock, a lock, no room, shutting down or starting, a standby. */
const passing = new Set(['40001', '40P01', '55P03', '53300', '57P01', '57P02', '57P03', '57P05', '25006']);

/** The way there broke: PostgreSQL restarts or fails over, or something in between cut it. */
const broken = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Two who make the same hub at once stumble over each other's half; the second time everything is there. */
const racing = new Set(['23505', '42710', '42P06', '42P07', 'XX000']);

export interface Patience {
  /** Aborted: the next pause is the last. */
  readonly signal?: AbortSignal | undefined;
  /** Whether the hub has answered before: one that never did is more likely a wrong address than one that restarts. */
  readonly hasAnswered: () => boolean;
  readonly makesHub?: boolean;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Does something with a hub until it succeeds, a few times at most, with pauses of a random length that grow: who was
 * thrown out together should not come back together. Everything that is sent to a hub may be sent twice, so
 * an answer that was lost is no reason not to.
 *
 * @throws the last error; the signal's reason.
 */
export async function retry<T>(
  work: () => Promise<T>,
  { signal, hasAnswered, makesHub = false, pause = (time) => sleep(time, undefined, signal && { signal }) }: Patience,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const code = hubErrorCode(error);
      const again =
        passing.has(code) || (broken.has(code) && hasAnswered()) || (makesHub && racing.has(code) && tries <= 3);
      if (!again || tries === MOST_TRIES) throw error;
      await pause(Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries));
    }
  }
}

/** Whether the connection is gone that this was said on, or instead of. */
export function isBroken(error: unknown): boolean {
  const code = hubErrorCode(error);
  return broken.has(code) || code.startsWith('57P');
}

/** An SQLSTATE, or the code of a network error; empty for what is neither. */
export function hubErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
