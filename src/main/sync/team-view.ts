import type { Failure } from '@shared/contract/envelope';
import type { TeamView } from '@shared/contract/team';
import type { MemberId } from '@shared/model/ids';
import type { PublicKey } from '@shared/sync/public-key';
import { acknowledgedNumbers } from '@main/db/queries/acknowledgements';
import { activities } from '@main/db/queries/activity';
import { workloads } from '@main/db/queries/assignments';
import { contestedEntities } from '@main/db/queries/contested';
import { listPlaces } from '@main/db/queries/places';
import { pictureBytes } from '@main/db/queries/images';
import { latestNumber } from '@main/db/queries/guideline-versions';
import { listMembers } from '@main/db/queries/members';
import { refusedCount } from '@main/db/queries/refused';
import { waitingSegments } from '@main/db/queries/segments';
import { founderOf } from '@main/db/queries/standing';
import { unsealedChanges } from '@main/db/queries/unsealed';
import type { Store } from '@main/db/store';

/** Who works on a project, and how it stands with what goes between them. */
export function teamView(store: Store, key: PublicKey, problem: Failure | null): TeamView {
  const { db } = store;
  const done = activities(db);
  const read = acknowledgedNumbers(db);
  const today = localDay(store.machine.now());
  const work = new Map(workloads(db, today).map((one) => [one.member, one]));
  const founder: MemberId | undefined = founderOf(db)?.member;
  return {
    key,
    members: listMembers(db).map(({ id, name, role, key: theirs, revoked }) => ({
      id,
      name,
      role,
      you: id === store.member,
      founder: id === founder,
      admitted: theirs !== undefined,
      revoked: revoked ?? false,
      changes: done.get(id)?.changes ?? 0,
      lastAt: done.get(id)?.lastAt ?? null,
      assigned: work.get(id)?.assigned ?? 0,
      done: work.get(id)?.done ?? 0,
      late: work.get(id)?.late ?? 0,
      read: read.get(id) ?? null,
    })),
    pictureBytes: pictureBytes(db),
    guideline: latestNumber(db),
    places: listPlaces(db),
    unsent: unsealedChanges(db, store.member),
    waiting: waitingSegments(db).length,
    refused: refusedCount(db),
    contested: contestedEntities(db),
    problem,
  };
}

/** The day on the wall of this machine; ISO 8601. */
function localDay(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
