import { createHash, type KeyObject } from 'node:crypto';

const P = 2n ** 255n - 19n;

/**
 * The u coordinate on Curve25519 of a point of Ed25519, (1 + y) / (1 - y) (RFC 7748 4.1): what X25519 takes.
 *
 * @param key 32 bytes, little-endian, as RFC 8032 writes a public key: y, and the sign of x in the highest bit.
 */
export function montgomery(key: Uint8Array): Buffer {
  const y = BigInt(`0x${Buffer.from(key).reverse().toString('hex')}`) & (2n ** 255n - 1n);
  const u = (((1n + y) % P) * power((1n - y + P) % P, P - 2n)) % P;
  return Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse();
}

/** The scalar of an Ed25519 key, 32 bytes: the first half of the hash of what is kept (RFC 8032 5.1.5). X25519 clamps it itself. */
export function scalarOf(key: KeyObject): Buffer {
  const { d = '' } = key.export({ format: 'jwk' });
  return createHash('sha512').update(Buffer.from(d, 'base64url')).digest().subarray(0, 32);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [base, exponent]; rest > 0n; square = (square * square) % P, rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
  }
  return result;
}
