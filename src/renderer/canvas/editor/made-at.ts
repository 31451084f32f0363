/** 2024-01-01 in milliseconds: no id of ours is older, and what is left of the time fits into 41 bits. */
const EPOCH = 1_704_067_200_000;

/** When the thing was made, from its UUIDv7: milliseconds, then the twelve bits below them; exact in a number. */
export function madeAt(id: string): number {
  const milliseconds = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return (milliseconds - EPOCH) * 4096 + Number.parseInt(id.slice(15, 18), 16);
}
