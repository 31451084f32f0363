import { createHash } from 'node:crypto';
import type { ImageId, MemberId } from '@shared/model/ids';
import { goldImagesOpenTo } from '@main/db/queries/gold-images';
import type { Store } from '@main/db/store';

/**
 * Pictures whose truth is known, to be mixed into the work of members so that they do not know which they are: of those
 * that a member has neither been asked for nor labelled. Another draw for each member, the same on every machine.
 *
 * @param each how many for each member; fewer, when there are no more.
 */
export function honeypotsFor(
  { db }: Store,
  members: readonly MemberId[],
  each: number,
): { readonly image: ImageId; readonly member: MemberId }[] {
  if (each === 0) return [];
  return members.flatMap((member) => {
    const drawn = (image: ImageId) => createHash('sha256').update(`honeypot ${member} ${image}`).digest('hex');
    return goldImagesOpenTo(db, member)
      .map((image) => ({ image, rank: drawn(image) }))
      .sort((one, other) => (one.rank < other.rank ? -1 : 1))
      .slice(0, each)
      .map(({ image }) => ({ image, member }));
  });
}
