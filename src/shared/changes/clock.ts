import { uuidV7, type Uuid } from '../lib/uuid';

/** The last moment that was given out: milliseconds of UTC and a counter within it, 0 to 4095. */
export interface Instant {
  readonly milliseconds: number;
  readonly counter: number;
}

/** How far ahead another machine's clock may drag ours: one day. Beyond it the change is kept but not followed. */
const FOLLOW_LIMIT = 24 * 60 * 60 * 1000;

const LAST_COUNTER = 4095;

/**
 * The next instant of a hybrid logical clock (Kulkarni et al. 2014, "Logical Physical Clocks"; RFC 9562, 6.2, method 1):
 * never before `last`, whatever the wall clock says.
 */
export function tick(last: Instant, now: number): Instant {
  if (now > last.milliseconds) return { milliseconds: now, counter: 0 };
  if (last.counter < LAST_COUNTER) return { milliseconds: last.milliseconds, counter: last.counter + 1 };
  return { milliseconds: last.milliseconds + 1, counter: 0 };
}

/** Takes note of an instant that another machine gave out, so that our next one comes after it. */
export function receive(last: Instant, remote: Instant, now: number): Instant {
  if (remote.milliseconds > now + FOLLOW_LIMIT) return last;
  return compareInstants(remote, last) > 0 ? remote : last;
}

export function compareInstants(a: Instant, b: Instant): number {
  return a.milliseconds - b.milliseconds || a.counter - b.counter;
}

/** @param nonce 8 random bytes of this process; drawn anew at every start so that cloned machines do not collide. */
export function changeIdAt(instant: Instant, nonce: Uint8Array): Uuid {
  return uuidV7(instant.milliseconds, instant.counter, nonce);
}

export function instantOfChangeId(id: Uuid): Instant {
  const hex = id.replaceAll('-', '');
  return { milliseconds: Number.parseInt(hex.slice(0, 12), 16), counter: Number.parseInt(hex.slice(13, 16), 16) };
}
