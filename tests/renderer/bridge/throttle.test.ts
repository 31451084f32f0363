import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from '@renderer/bridge/throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what is called in a burst runs at once and once more after it', () => {
  const action = vi.fn<() => void>();
  const run = throttle(action, 100);
  for (let index = 0; index < 20; index++) run();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(action).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(action).toHaveBeenCalledTimes(2);
  run();
  expect(action).toHaveBeenCalledTimes(3);
});
