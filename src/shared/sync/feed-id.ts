import type { Sha256 } from '../changes/change';
import type { Channel } from '../changes/kinds';
import { bytesOfHex, hexOfBytes } from '../lib/hex';
import { uuidToBytes, uuidV8FromSha256, type Uuid } from '../lib/uuid';
import type { MemberId } from '../model/ids';

/** 16 random bytes in hex. */
export type FeedSalt = string & { readonly __feedSalt: true };

/**
 * A feed's id is a hash over whose it is, so that nobody can take another member's feed by being the first to show it.
 *
 * Projects that were made before there was sync have feeds with random ids. Only the founder has such feeds.
 */
export function feedIdOf(member: MemberId, channel: Channel, salt: FeedSalt, sha256: Sha256): Uuid {
  const name = new TextEncoder().encode(`plumbline feed ${channel} `);
  const bytes = new Uint8Array(name.length + 32);
  bytes.set(name, 0);
  bytes.set(uuidToBytes(member), name.length);
  bytes.set(bytesOfHex(salt), name.length + 16);
  return uuidV8FromSha256(hexOfBytes(sha256(bytes)));
}
