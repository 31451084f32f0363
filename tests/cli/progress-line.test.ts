import { expect, it } from 'vitest';
import { ProgressLine } from '../../src/cli/progress-line';

it('the line of a terminal says how far the work is and how long it still takes', () => {
  let [now, written] = [0, ''];
  const line = new ProgressLine(
    true,
    (text) => (written = text),
    () => now,
  );
  line.show(0, 400);
  expect(written).toContain('0 of 400');
  expect(written).not.toContain('left');
  now = 10_000;
  line.show(100, 400);
  expect(written).toContain('100 of 400, 30 s left');
  now = 20_000;
  line.show(110, null);
  expect(written).toContain('110 …');
  line.clear();
  expect(written).toBe('\r\u001b[K');
});

it('nothing is drawn where there is no terminal', () => {
  const written: string[] = [];
  new ProgressLine(false, (text) => written.push(text)).show(1, 2);
  expect(written).toEqual([]);
});
