import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ahead } from '@main/sync/hub/ahead';

describe('what is done ahead', () => {
  it('comes in order, and a few at a time', async () => {
    let [most, now] = [0, 0];
    const came: number[] = [];
    const work = async (item: number) => {
      most = Math.max(most, ++now);
      for (let turn = item % 3; turn >= 0; turn--) await setImmediate();
      now--;
      return item;
    };
    for await (const item of ahead([0, 1, 2, 3, 4, 5, 6, 7, 8], work)) came.push(item);
    expect(came).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(most).toBe(4);
  });

  it('fails in its turn, and leaves nothing under way', async () => {
    let now = 0;
    const came: number[] = [];
    const work = async (item: number) => {
      now++;
      await setImmediate();
      if (item !== 2) await setImmediate();
      now--;
      if (item === 2) throw new Error('the third');
      return item;
    };
    const all = async () => {
      for await (const item of ahead([0, 1, 2, 3, 4, 5, 6], work)) came.push(item);
    };
    await expect(all()).rejects.toThrow('the third');
    expect([came, now]).toEqual([[0, 1], 0]);
  });
});
