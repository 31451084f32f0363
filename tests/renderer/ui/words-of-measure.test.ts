import { describe, expect, it } from 'vitest';
import { describeAgo } from '@renderer/ui/describe-ago';
import { formatBytes } from '@renderer/ui/format-bytes';

describe('how long ago', () => {
  const now = new Date('2025-06-10T12:00:00Z');

  it.each([
    ['2025-06-10T11:59:40Z', 'now'],
    ['2025-06-10T11:15:00Z', '45 minutes ago'],
    ['2025-06-09T11:00:00Z', 'yesterday'],
    ['2025-05-30T12:00:00Z', 'last week'],
    ['2020-06-10T12:00:00Z', '5 years ago'],
    ['2025-06-10T13:00:00Z', 'now'],
  ])('%s is %s', (then, words) => {
    expect(describeAgo(new Date(then), now, 'en')).toBe(words);
  });

  it('is told in Korean', () => {
    expect(describeAgo(new Date('2025-06-07T12:00:00Z'), now, 'ko')).toBe('3일 전');
  });
});

describe('how large', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [4_812_133, '4.8 MB'],
    [48_121_330, '48 MB'],
    [2e12, '2.0 TB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
