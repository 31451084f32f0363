import type { LaterPackages } from '@shared/contract/sync-report';
import type { MemberId } from '@shared/model/ids';
import { listKept } from '@main/db/queries/kept';
import { waitingSegments } from '@main/db/queries/segments';
import { standings } from '@main/db/queries/standing';
import type { Store } from '@main/db/store';

/** What is kept here for a later Plumbline, by whose signature it has. */
export function laterPackages(store: Store): LaterPackages[] {
  const { db } = store;
  const kept = listKept(db);
  const waiting = waitingSegments(db).filter(({ waits }) => waits === 'newer');
  const granted = kept.length > 0 ? standings(store) : undefined;
  const counts = new Map<MemberId | null, number>();
  const add = (member: MemberId | null) => counts.set(member, (counts.get(member) ?? 0) + 1);
  for (const { member } of waiting) add(member);
  for (const { member, key } of kept) {
    const isTheirs = member !== null && key !== null && granted?.get(member)?.keys.has(key) === true;
    add(isTheirs ? member : null);
  }
  return [...counts].map(([member, packages]) => ({ member, packages }));
}
