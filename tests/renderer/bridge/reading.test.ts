import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startReading } from '@renderer/bridge/reading';

const failed = () => expect.fail('nothing fails here');

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('What is read again and again', () => {
  it('is told with the last answer only, whichever comes first', async () => {
    const answers: ((value: string) => void)[] = [];
    const told: string[] = [];
    const ask = () => new Promise<string>((resolve) => answers.push(resolve));
    const reading = startReading(ask, (value) => told.push(value), failed, 300);
    reading.again();
    await vi.advanceTimersByTimeAsync(300);
    answers[1]!('second');
    answers[0]!('first');
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual(['second']);
  });

  it('is neither asked nor told any more once another question took its place, not even when that was put off', async () => {
    let asked = 0;
    const told: number[] = [];
    const reading = startReading(
      () => Promise.resolve(++asked),
      (value) => told.push(value),
      failed,
      300,
    );
    await vi.advanceTimersByTimeAsync(10);
    reading.again();
    reading.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked, told]).toEqual([1, [1]]);
  });

  it('tells a failure once, and goes on', async () => {
    const failures: unknown[] = [];
    const reading = startReading(
      () => Promise.reject(new Error('away')),
      failed,
      (error) => failures.push(error),
      300,
    );
    await vi.advanceTimersByTimeAsync(10);
    reading.again();
    await vi.advanceTimersByTimeAsync(1000);
    expect(failures).toHaveLength(2);
  });
});
