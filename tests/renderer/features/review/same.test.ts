import { describe, expect, it } from 'vitest';
import type { Dispute } from '@shared/contract/review';
import { isAboutTheSame, sameWhereEqual } from '@renderer/features/review/same';

describe('a queue that is read again', () => {
  const before = ['a', 'b', 'c'].map((id) => ({ id, kinds: ['class'] }));

  it('is the very same list when nothing differs, so that nothing is drawn again', () => {
    expect(sameWhereEqual(before, structuredClone(before))).toBe(before);
  });

  it('keeps every dispute that says the same, and takes what is new of the others', () => {
    const after = structuredClone(before).slice(1);
    after[1]!.kinds.push('place');
    const items = sameWhereEqual(before, after);
    expect(items).toEqual(after);
    expect(items[0]).toBe(before[1]);
    expect(items[1]).not.toBe(before[2]);
  });

  it('is another list when only the order differs', () => {
    expect(sameWhereEqual(before, before.toReversed())).toEqual(before.toReversed());
  });
});

it('a dispute that is read again keeps what is being decided of it unless its labels or decisions changed', () => {
  const card = {
    outline: { id: '1', priority: 1 },
    readings: [{ letter: 'A', accuracy: 0.5, labels: [{ id: 'x', made: '1' }] }],
    merged: [],
    decisions: [],
  } as unknown as Dispute;
  const [reading] = card.readings;
  expect(isAboutTheSame(card, { ...card, readings: [{ ...reading!, accuracy: 0.9 }] })).toBe(true);
  expect(isAboutTheSame(card, { ...card, readings: [{ ...reading!, labels: [] }] })).toBe(false);
  expect(isAboutTheSame(card, { ...card, readings: [reading!, { ...reading!, letter: 'B' }] })).toBe(false);
});
