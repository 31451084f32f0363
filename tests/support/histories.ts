import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson } from '@shared/lib/canonical-json';
import { uuidFromBytes, type Uuid } from '@shared/lib/uuid';
import { changeDigest, changeKey, type Change, type ChangeKey, type Sha256 } from '@shared/changes/change';
import { changeIdAt, receive, tick, type Instant } from '@shared/changes/clock';
import { applyChange } from '@shared/changes/register';
import type { MemberId } from '@shared/model/ids';
import { MemoryRegisters } from './memory-registers';

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

export interface Keyed {
  readonly change: Change;
  readonly key: ChangeKey;
}

/** What a person does in a history: edit or delete one of a few classes, or hear of another person's changes. */
export type Act =
  | { readonly type: 'edit'; readonly who: number; readonly what: number; readonly name: string; readonly skew: number }
  | { readonly type: 'delete'; readonly who: number; readonly what: number; readonly skew: number }
  | { readonly type: 'hear'; readonly who: number; readonly from: number };

export const people = 3;
const things = 4;

const person = fc.nat({ max: people - 1 });
const thing = fc.nat({ max: things - 1 });
/** Milliseconds by which a clock is off: up to ten years either way. */
const skew = fc.integer({ min: -315_360_000_000, max: 315_360_000_000 });

/** Long enough that people really meet: a short history would make every property pass for nothing. */
export const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('edit' as const),
        who: person,
        what: thing,
        name: fc.string({ minLength: 1, maxLength: 6 }),
        skew,
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('delete' as const), who: person, what: thing, skew }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('hear' as const), who: person, from: person }) },
  ),
  { minLength: 30, maxLength: 80, size: 'max' },
);

export function idNumber<Id extends Uuid>(group: number, index: number): Id {
  const bytes = new Uint8Array(16);
  bytes.set([group, index], 0);
  bytes[6] = 0x70;
  bytes[8] = 0x80;
  return uuidFromBytes(bytes) as Id;
}

/** Plays a history with one replica a person; returns every change that was made and what each person ended with. */
export function play(history: readonly Act[]): { changes: Keyed[]; replicas: MemoryRegisters[] } {
  const replicas = Array.from({ length: people }, () => new MemoryRegisters());
  const clocks: Instant[] = Array.from({ length: people }, () => ({ milliseconds: 0, counter: 0 }));
  const seqs = Array.from({ length: people }, () => 0);
  const changes: Keyed[] = [];
  for (const act of history) {
    const replica = replicas[act.who]!;
    if (act.type === 'hear') {
      for (const [key, change] of replicas[act.from]!.log) {
        applyChange(replica, change, key);
        clocks[act.who] = receive(clocks[act.who]!, clocks[act.from]!, clocks[act.who]!.milliseconds);
      }
      continue;
    }
    const instant = tick(clocks[act.who]!, 1_700_000_000_000 + act.skew);
    clocks[act.who] = instant;
    const entity = idNumber(2, act.what);
    const change: Change = {
      id: changeIdAt(instant, new Uint8Array(8).fill(act.who + 1)),
      feed: idNumber(1, act.who),
      member: idNumber<MemberId>(3, act.who),
      seq: ++seqs[act.who]!,
      kind: 'class',
      kindVersion: 1,
      entity,
      prevs: replica
        .heads('class', entity)
        .map((head) => head.key)
        .sort(),
      payload: act.type === 'delete' ? null : canonicalJson({ name: act.name, colour: '#112233', order: act.what }),
    };
    const key = changeKey(change.id, changeDigest(change, sha256));
    applyChange(replica, change, key);
    changes.push({ change, key });
  }
  return { changes, replicas };
}
