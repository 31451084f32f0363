import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { thisKnowledge } from '@shared/sync/knowledge';
import type { PublicKey } from '@shared/sync/public-key';
import type { ReadingTools } from '@shared/sync/segment';
import { sha256 } from './sha256';

/** Keys that were met in this process: making one of its bytes costs as much as using it. */
const keyObjects = new Map<PublicKey, KeyObject>();

function keyObject(key: PublicKey): KeyObject {
  let object = keyObjects.get(key);
  if (!object) {
    const x = Buffer.from(key, 'hex').toString('base64url');
    object = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    keyObjects.set(key, object);
  }
  return object;
}

export const readingTools: ReadingTools = {
  sha256,
  verify(signed, signature, key) {
    try {
      return verify(null, signed, keyObject(key), signature);
    } catch {
      // 32 bytes that are no point of the curve.
      return false;
    }
  },
  inflate: (packed, most) => gunzipSync(packed, { maxOutputLength: most }),
  knowledge: thisKnowledge,
};
