import { uuidV7, type Uuid } from '../lib/uuid';

/** A fresh UUIDv7 for an entity; the caller brands it. */
export function newId<Id extends Uuid>(now: number = Date.now()): Id {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const fraction = ((random[8]! << 8) | random[9]!) & 0xfff;
  return uuidV7(now, fraction, random.subarray(0, 8)) as Id;
}
