import type { ImageId, MemberId } from '../model/ids';

/**
 * The people of an image in the order of the letters A, B, C by which a reviewer knows them until it is decided. The
 * order differs from image to image, so that a letter does not give a person away, and is the same on every machine.
 */
export function lettered(image: ImageId, members: readonly MemberId[]): MemberId[] {
  return members
    .map((member) => ({ member, rank: scrambled(image + member) }))
    .sort((one, other) => one.rank - other.rank || (one.member < other.member ? -1 : 1))
    .map(({ member }) => member);
}

/** A, B, …, Z, then the number. */
export function letterAt(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

/** A 32-bit number that shows nothing of the text (FNV-1a: Fowler, Noll, Vo). */
function scrambled(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
