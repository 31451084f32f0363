import { createHash } from 'node:crypto';
import { distribute } from '@shared/assignments/distribute';
import type { Draft } from '@shared/changes/edit';
import type { AssignReport } from '@shared/contract/assignments';
import { UserError } from '@shared/lib/user-error';
import { assignmentIdOf, type Assignment } from '@shared/model/assignment';
import type { AssignmentId, ImageId, MemberId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { assignedMembers, isSlotTaken, openWork } from '@main/db/queries/assignments';
import { listMembers } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { honeypotsFor } from './honeypots';

export interface AssignRequest extends Pick<Assignment, 'batch' | 'due'> {
  readonly images: readonly ImageId[];
  readonly members: readonly MemberId[];
  readonly overlap: number;
  /** Pictures whose truth is known that each gets in between; left out: none. */
  readonly honeypots?: number | undefined;
}

/**
 * Asks members to label pictures, so that all have as much to do, with what is open from before. Who was asked for a
 * picture before stays asked, and counts.
 *
 * @throws UserError `assign.overlap`, `assign.member`, `change.notAllowed` for anybody but a lead
 */
export function assign(
  store: Store,
  { images, members, overlap, batch, due, honeypots = 0 }: AssignRequest,
): AssignReport {
  refuseImpossible(store, members, overlap);
  const open = openWork(store.db);
  const shares = distribute({ images, members, overlap, before: assignedMembers(store.db), open });
  const mixed = honeypotsFor(store, members, honeypots, overlap).filter(
    (one) => !shares.some(({ image, member }) => image === one.image && member === one.member),
  );
  // In an order that says nothing of which are which.
  const given = [...shares, ...mixed].sort((one, other) =>
    one.image < other.image ? -1 : one.image > other.image ? 1 : 0,
  );
  const taken = new Set<AssignmentId>();
  const drafts = given.map(({ image, member }): Draft => {
    const entity = freeSlot(store, image, taken);
    taken.add(entity);
    return { kind: 'assignment', entity, value: { image, member, batch, due } };
  });
  commit(store, drafts, 'no-undo');
  return {
    assigned: given.length,
    images: new Set(given.map(({ image }) => image)).size,
    honeypots: mixed.length,
    members: members.map((member) => ({ member, images: given.filter((one) => one.member === member).length })),
  };
}

function refuseImpossible({ db }: Store, members: readonly MemberId[], overlap: number): void {
  if (overlap > members.length) {
    throw new UserError(
      'assign.overlap',
      { overlap, members: members.length },
      `Each image cannot go to ${overlap} people out of ${members.length}. Choose more people, or a smaller number.`,
    );
  }
  const able = new Map(listMembers(db).map((member) => [member.id, member]));
  for (const member of members) {
    const known = able.get(member);
    if (known && !known.revoked) continue;
    throw new UserError(
      'assign.member',
      { name: known?.name ?? member },
      `${known?.name ?? member} has no access to this project. Choose somebody else.`,
    );
  }
}

function freeSlot({ db }: Store, image: ImageId, taken: ReadonlySet<AssignmentId>): AssignmentId {
  for (let slot = 0; ; slot++) {
    const id = assignmentIdOf(image, slot, (text) => createHash('sha256').update(text).digest('hex'));
    if (!taken.has(id) && !isSlotTaken(db, id)) return id;
  }
}
