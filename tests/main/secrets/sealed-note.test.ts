import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PublicKey } from '@shared/sync/public-key';
import { montgomery } from '@main/secrets/montgomery';
import { openNote, sealNote } from '@main/secrets/sealed-note';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function person() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { key: keyOf(publicKey), privateKey };
}

function keyOf(key: KeyObject): PublicKey {
  return hex(Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')) as PublicKey;
}

describe('a sealed note', () => {
  it('is read by whom it was closed for, and by nobody else', () => {
    for (let round = 0; round < 20; round++) {
      const [kim, rea] = [person(), person()];
      const note = sealNote('{"score":0.5,"class":"표지판"}', kim.key, 512);
      expect(openNote(note, kim.privateKey)).toBe('{"score":0.5,"class":"표지판"}');
      expect(openNote(note, rea.privateKey)).toBeNull();
    }
  });

  it('tells nothing by its length, and never is the same twice', () => {
    const { key } = person();
    expect(sealNote('a', key, 100)).toHaveLength(sealNote('a'.repeat(100), key, 100).length);
    expect(sealNote('a', key, 100)).not.toBe(sealNote('a', key, 100));
    expect(() => sealNote('a'.repeat(101), key, 100)).toThrow(/at most 100 bytes is needed, got 101/);
  });

  it('that was damaged or cut is not read', () => {
    const { key, privateKey } = person();
    const note = Buffer.from(sealNote('well done', key, 64), 'base64');
    for (let place = 0; place < note.length; place += 7) {
      const damaged = Buffer.from(note);
      damaged[place]! ^= 1;
      expect(openNote(damaged.toString('base64'), privateKey)).toBeNull();
    }
    for (const text of ['', 'no note', note.subarray(0, 40).toString('base64')])
      expect(openNote(text, privateKey)).toBeNull();
  });
});

it('the points of both curves are those of RFC 7748: the base point of one is the base point of the other', () => {
  // Ed25519's base point has y = 4/5 (RFC 8032 5.1), Curve25519's has u = 9 (RFC 7748 4.1).
  const base = Buffer.from('5866666666666666666666666666666666666666666666666666666666666666', 'hex');
  expect(hex(montgomery(base))).toBe(`09${'0'.repeat(62)}`);
  // The sign of x does not matter.
  base[31]! |= 0x80;
  expect(hex(montgomery(base))).toBe(`09${'0'.repeat(62)}`);
});
