import type { JointSide } from '@shared/model/skeleton-template';

/** Blue and orange are told apart by every kind of sight, also on a picture. */
const inks = { left: '#56b4e9', right: '#ff9466' } as const;

/** The colour of a joint; one in the middle has that of its object. */
export function sideInk(side: JointSide, middle: string): string {
  return side === 'middle' ? middle : inks[side];
}
