import type { MemberView } from '@shared/contract/team';
import { acknowledgedNumbers } from '@main/db/queries/acknowledgements';
import { activities } from '@main/db/queries/activity';
import { workloads } from '@main/db/queries/assignments';
import { listMembers } from '@main/db/queries/members';
import { founderOf } from '@main/db/queries/standing';
import type { Store } from '@main/db/store';

/** Everybody, oldest first: what they may do, what they were asked for, and how far they have come. */
export function memberViews(store: Store): MemberView[] {
  const { db } = store;
  const done = activities(db);
  const read = acknowledgedNumbers(db);
  const work = new Map(workloads(db, localDay(store.machine.now())).map((one) => [one.member, one]));
  const founder = founderOf(db)?.member;
  return listMembers(db).map(({ id, name, role, key, revoked }) => ({
    id,
    name,
    role,
    you: id === store.member,
    founder: id === founder,
    admitted: key !== undefined,
    revoked: revoked ?? false,
    changes: done.get(id)?.changes ?? 0,
    lastAt: done.get(id)?.lastAt ?? null,
    assigned: work.get(id)?.assigned ?? 0,
    done: work.get(id)?.done ?? 0,
    late: work.get(id)?.late ?? 0,
    read: read.get(id) ?? null,
  }));
}

/** The day on the wall of this machine; ISO 8601. */
export function localDay(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
