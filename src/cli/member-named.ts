import type { MemberId } from '@shared/model/ids';
import { memberByName } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { UsageError } from './exit-codes';

/** @throws UsageError when nobody is called that. */
export function memberNamed({ db }: Store, name: string): MemberId {
  const member = memberByName(db, name);
  if (member) return member;
  throw new UsageError(`There is no member named ${name}; "member <project> list" shows them.`);
}
