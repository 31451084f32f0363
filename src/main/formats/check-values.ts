import { COORDINATE_LIMIT } from '@shared/geometry/coordinate';
import { found, malformed } from './malformed';

/** Where a value stands in a file; `place` is asked for only when something is wrong there. */
export interface Spot {
  readonly file: string;
  place(): string;
}

export function fail(spot: Spot, member: string, reason: string): never {
  const place = spot.place();
  throw malformed(spot.file, member.startsWith('[') || place === '' ? place + member : `${place}.${member}`, reason);
}

/** A true and a false are no numbers here, although some tools write them as such. */
export function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && value >= -COORDINATE_LIMIT && value <= COORDINATE_LIMIT;
}

export function coordinate(spot: Spot, member: string, value: unknown): number {
  if (!isCoordinate(value))
    fail(spot, member, `expected a number from -${COORDINATE_LIMIT} to ${COORDINATE_LIMIT}, ${found(value)}`);
  return value;
}

export function integer(spot: Spot, member: string, value: unknown): number {
  if (!Number.isSafeInteger(value)) fail(spot, member, `expected a whole number, ${found(value)}`);
  return value as number;
}

/** The side of a picture in pixels. */
export function imageSide(spot: Spot, member: string, value: unknown): number {
  const side = integer(spot, member, value);
  if (side < 1 || side > COORDINATE_LIMIT)
    fail(spot, member, `expected 1 to ${COORDINATE_LIMIT} pixels, ${found(value)}`);
  return side;
}

/** Text that UTF-8 can hold: no half of a surrogate pair. */
export function text(spot: Spot, member: string, value: unknown, limit: number): string {
  if (typeof value !== 'string') fail(spot, member, `expected text, ${found(value)}`);
  if (value.length > limit) fail(spot, member, `expected at most ${limit} characters, got ${value.length}`);
  if (/\p{Surrogate}/u.test(value))
    fail(spot, member, 'the text holds half of a surrogate pair, which is no character');
  return value;
}

/** A class name as `nameSchema` wants it, without the space around it that files often have. */
export function className(spot: Spot, member: string, value: unknown): string {
  const name = text(spot, member, value, 1000).trim();
  if (name === '') fail(spot, member, 'expected a class name, got nothing but space');
  if (name.length > 200) fail(spot, member, `expected a class name of at most 200 characters, got ${name.length}`);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) fail(spot, member, 'the class name holds a control character');
  return name;
}

export function score(spot: Spot, member: string, value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    fail(spot, member, `expected a number from 0 to 1, ${found(value)}`);
  return value;
}

/** The digest of a picture's bytes: a field of our own, which finds a picture whatever it is called. */
export function sha256Of(spot: Spot, member: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value))
    fail(spot, member, `expected 64 hex digits, ${found(value)}`);
  return value;
}
