import { createHash } from 'node:crypto';
import type { ImageId, MemberId } from '@shared/model/ids';
import { assignedMembers } from '@main/db/queries/assignments';
import { goldImagesOpenTo } from '@main/db/queries/gold-images';
import type { Store } from '@main/db/store';

/**
 * Pictures whose truth is known, to be mixed into the work of members so that they do not know which they are: of those
 * that a member has neither been asked for nor labelled. Another draw for each member, the same on every machine. Who was
 * asked for what lies on every machine, so a picture goes to as many people as the others do, as long as there are enough.
 *
 * @param each how many for each member; fewer, when there are no more.
 * @param overlap how many people each of the other pictures goes to.
 */
export function honeypotsFor(
  { db }: Store,
  members: readonly MemberId[],
  each: number,
  overlap: number,
): { readonly image: ImageId; readonly member: MemberId }[] {
  if (each === 0) return [];
  const asked = new Map([...assignedMembers(db)].map(([image, people]) => [image, people.length]));
  const people = (image: ImageId) => asked.get(image) ?? 0;
  // Those that lack people first, so that all of them come to the same number; those that have enough last.
  const turn = (image: ImageId) => (people(image) >= overlap ? overlap + people(image) : overlap - people(image));
  return members.flatMap((member) => {
    const drawn = (image: ImageId) => createHash('sha256').update(`honeypot ${member} ${image}`).digest('hex');
    const mixed = goldImagesOpenTo(db, member)
      .map((image) => ({ image, turn: turn(image), rank: drawn(image) }))
      .sort((one, other) => one.turn - other.turn || (one.rank < other.rank ? -1 : 1))
      .slice(0, each);
    for (const { image } of mixed) asked.set(image, people(image) + 1);
    return mixed.map(({ image }) => ({ image, member }));
  });
}
