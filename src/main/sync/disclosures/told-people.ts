import type { MemberId } from '@shared/model/ids';
import type { PublicKey } from '@shared/sync/public-key';
import { listMembers } from '@main/db/queries/members';
import type { Store } from '@main/db/store';

/** Who has to be told, with the key that a note is closed for: reviewers and leads read what was decided itself. */
export function toldPeople({ db }: Store): ReadonlyMap<MemberId, PublicKey> {
  return new Map(
    listMembers(db).flatMap(({ id, role, key, revoked }) =>
      key !== undefined && role === 'annotator' && !revoked ? [[id, key] as const] : [],
    ),
  );
}
