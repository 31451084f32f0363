import type { ImageId, MemberId } from '../model/ids';

export interface Distribution {
  readonly images: readonly ImageId[];
  readonly members: readonly MemberId[];
  /** How many people label each picture, 1 to the number of members. */
  readonly overlap: number;
  /** Who has which picture already; they count, and nobody gets a picture twice. */
  readonly before: ReadonlyMap<ImageId, readonly MemberId[]>;
  /** How many pictures each has to label still; members who are not in it: none. */
  readonly open: ReadonlyMap<MemberId, number>;
}

/**
 * Shares pictures out: each goes to members until `overlap` of them have it, always to those who have the fewest to label,
 * with what they were asked for before (of these to whom is named first). The same input gives the same shares on every machine.
 *
 * @returns the new pairs, picture by picture.
 */
export function distribute({
  images,
  members,
  overlap,
  before,
  open,
}: Distribution): { readonly image: ImageId; readonly member: MemberId }[] {
  const load = new Map(members.map((member) => [member, open.get(member) ?? 0]));
  const given: { readonly image: ImageId; readonly member: MemberId }[] = [];
  for (const image of new Set(images)) {
    const have = new Set(before.get(image));
    const lightestFirst = members
      .filter((member) => !have.has(member))
      .toSorted((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0));
    for (const member of lightestFirst.slice(0, Math.max(0, overlap - have.size))) {
      load.set(member, (load.get(member) ?? 0) + 1);
      given.push({ image, member });
    }
  }
  return given;
}
