import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import type { PublicKey } from '@shared/sync/public-key';
import { montgomery, scalarOf } from './montgomery';

const INFO = 'plumbline sealed note 1';
const KEY = 32;
const TAG = 16;

/** Before the raw bytes of an X25519 key as PKCS #8 and as SPKI write it (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');

/**
 * Closes a text so that one member alone can read it, whoever carries it: X25519 with a key made for this one note, HKDF
 * and AES-256-GCM. A member is known by the key they sign with; the curve is the same, so its point is taken over
 * (RFC 7748 4.1), as age does with keys of SSH.
 *
 * @param size to which the note is filled up, in bytes, so that its length tells nothing. @throws RangeError for a longer one.
 * @returns base64.
 */
export function sealNote(text: string, reader: PublicKey, size: number): string {
  const plain = Buffer.alloc(size, ' ');
  if (Buffer.byteLength(text) > size) {
    throw new RangeError(`a note of at most ${size} bytes is needed, got ${Buffer.byteLength(text)}`);
  }
  plain.write(text);
  const once = generateKeyPairSync('x25519');
  const from = rawOf(once.publicKey);
  const to = montgomery(Buffer.from(reader, 'hex'));
  const cipher = createCipheriv('aes-256-gcm', ...keyAndNonce(once.privateKey, to, from, to));
  return Buffer.concat([from, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/**
 * @param own the Ed25519 key of whoever reads.
 * @returns null when it was closed for somebody else, or is damaged.
 */
export function openNote(note: string, own: KeyObject): string | null {
  const bytes = Buffer.from(note, 'base64');
  if (bytes.length < KEY + TAG) return null;
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, scalarOf(own)]), format: 'der', type: 'pkcs8' });
  const from = bytes.subarray(0, KEY);
  try {
    const decipher = createDecipheriv('aes-256-gcm', ...keyAndNonce(key, from, from, rawOf(createPublicKey(key))));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(KEY, -TAG)), decipher.final()])
      .toString()
      .trimEnd();
  } catch {
    return null;
  }
}

/** Both ends derive the same; the two public keys are part of it, and a key is used once, so the nonce may be derived. */
function keyAndNonce(own: KeyObject, other: Uint8Array, from: Uint8Array, to: Uint8Array): [Uint8Array, Uint8Array] {
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC, other]), format: 'der', type: 'spki' });
  const secret = diffieHellman({ privateKey: own, publicKey });
  const derived = new Uint8Array(hkdfSync('sha256', secret, Buffer.concat([from, to]), INFO, KEY + 12));
  return [derived.subarray(0, KEY), derived.subarray(KEY)];
}

function rawOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-KEY);
}
