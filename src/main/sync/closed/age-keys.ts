import type { KeyObject } from 'node:crypto';
import { bech32 } from '@scure/base';
import type { PublicKey } from '@shared/sync/public-key';
import { montgomery, scalarOf } from '@main/secrets/montgomery';

/** What age closes files for (`age1…`), of the key that a member signs with: both are points of one curve. */
export function recipientOf(key: PublicKey): string {
  return bech32.encodeFromBytes('age', montgomery(Buffer.from(key, 'hex')));
}

/** What opens them (`AGE-SECRET-KEY-1…`). @param key Ed25519. */
export function identityOf(key: KeyObject): string {
  return bech32.encodeFromBytes('age-secret-key-', scalarOf(key)).toUpperCase();
}
