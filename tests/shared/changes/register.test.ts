import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, winner } from '@shared/changes/register';
import { acts, people, play } from '@tests/support/histories';
import { MemoryRegisters } from '@tests/support/memory-registers';

describe('a register', () => {
  it('ends the same whatever the order of arrival, and however often a change arrives', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (history, random) => {
        const { changes } = play(history);
        const expected = new MemoryRegisters();
        for (const { change, key } of changes) applyChange(expected, change, key);
        const arrivals = [...changes, ...changes.slice(0, changes.length >> 1)]
          .map((arrival) => ({ arrival, at: Number(random.next().value) }))
          .sort((a, b) => a.at - b.at);
        const shuffled = new MemoryRegisters();
        for (const { arrival } of arrivals) applyChange(shuffled, arrival.change, arrival.key);
        expect(shuffled.snapshot()).toEqual(expected.snapshot());
        conflicts += Object.values(expected.snapshot()).filter((keys) => keys.length > 1).length;
      }),
      { numRuns: 2000 },
    );
    expect(conflicts, 'the histories must really contain concurrent edits').toBeGreaterThan(100);
  });

  it('lets an edit win over everything that its author had seen, however wrong the clocks are', () => {
    fc.assert(
      fc.property(
        acts,
        fc.nat({ max: people - 1 }),
        fc.integer({ min: -315_360_000_000, max: 0 }),
        (history, who, skew) => {
          const meet = Array.from({ length: people }, (_, from) => ({ type: 'hear', who, from }) as const);
          const last = { type: 'edit', who, what: 0, name: 'last', skew } as const;
          const { changes, replicas } = play([...history, ...meet, last]);
          const mine = changes.at(-1)!;
          expect(winner(replicas[who]!.heads('class', mine.change.entity))?.key).toBe(mine.key);
          expect(replicas[who]!.heads('class', mine.change.entity)).toHaveLength(1);
        },
      ),
    );
  });

  it('shows an edit rather than a concurrent delete', () => {
    expect(
      winner([
        { key: 'f' as never, deletes: true },
        { key: '0' as never, deletes: false },
      ])?.deletes,
    ).toBe(false);
    expect(
      winner([
        { key: '0' as never, deletes: false },
        { key: 'f' as never, deletes: true },
      ])?.deletes,
    ).toBe(false);
  });

  it('is not moved by a change that names a change of another entity', () => {
    const { changes } = play([
      { type: 'edit', who: 0, what: 0, name: 'a', skew: 0 },
      { type: 'edit', who: 1, what: 1, name: 'b', skew: 0 },
    ]);
    const [victim, other] = changes as [(typeof changes)[0], (typeof changes)[0]];
    for (const order of [
      [victim, other],
      [other, victim],
    ]) {
      const registers = new MemoryRegisters();
      for (const { change, key } of order)
        applyChange(registers, key === other.key ? { ...change, prevs: [victim.key] } : change, key);
      expect(registers.heads('class', victim.change.entity).map((head) => head.key)).toEqual([victim.key]);
    }
  });
});
