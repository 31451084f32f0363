import type { Uuid } from '../lib/uuid';
import type { MemberId } from '../model/ids';
import { newId } from './new-id';

/**
 * Where the mark of an owner begins in the text of an id: its last 8 digits are those of the member's own id. So
 * everybody can tell from the id alone whose a record may be, in whatever order changes arrive, and nobody can put a
 * value of theirs beside somebody else's. Of the id of a member, which a lead draws at random, 32 bits are taken: two
 * members of one team have the same with a chance of 1 in 4 billion, and then could change each other's.
 */
const MARK = 28;

/** A fresh id for a record that is `owner`'s; the 42 random bits that are left are drawn for each millisecond anew. */
export function newOwnedId<Id extends Uuid>(owner: MemberId, now?: number): Id {
  return ownedId(newId<Id>(now), owner);
}

/** The same id with the owner's mark: also ids that are made of what they name say whose it is. */
export function ownedId<Id extends Uuid>(id: Id, owner: MemberId): Id {
  return (id.slice(0, MARK) + owner.slice(MARK)) as Id;
}

export function mayBeOf(id: Uuid, owner: MemberId): boolean {
  return id.slice(MARK) === owner.slice(MARK);
}
