import { generateKeyPairSync } from 'node:crypto';
import type { Change } from '@shared/changes/change';
import { NO_SEGMENT } from '@shared/sync/header';
import type { MemberId, ProjectId } from '@shared/model/ids';
import type { PublicKey } from '@shared/sync/public-key';
import { encodeSegment, type SealingTools } from '@shared/sync/segment';
import { sealingTools } from '@main/sync/sealing-tools';
import { idNumber } from './histories';

/** A fresh key pair, ready to seal with. */
export function newSealer(): SealingTools {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return sealingTools(Buffer.from(x!, 'base64url').toString('hex') as PublicKey, privateKey);
}

export const origin = {
  project: idNumber<ProjectId>(9, 0),
  feed: idNumber(1, 0),
  salt: null,
  member: idNumber<MemberId>(3, 0),
  channel: 'public',
  prev: NO_SEGMENT,
} as const;

/** A change of the feed above; `payload` goes in as it is. */
export function classChange(
  seq: number,
  payload: string | null = '{"colour":"#e69f00","name":"car","order":0}',
): Change {
  return {
    id: idNumber(7, seq),
    feed: origin.feed,
    member: origin.member,
    seq,
    kind: 'class',
    kindVersion: 1,
    entity: idNumber(2, seq),
    prevs: [],
    payload,
  };
}

/** A segment whose unpacked body and whose header can be tampered with before they are signed. */
export function forged(
  sealer: SealingTools,
  changes: readonly Change[],
  tamper: { readonly body?: (text: string) => string; readonly header?: (text: string) => string },
): Uint8Array {
  const { body = (text: string) => text, header = (text: string) => text } = tamper;
  const bytes = encodeSegment(origin, changes, {
    ...sealer,
    deflate: (text) => sealer.deflate(Buffer.from(body(Buffer.from(text).toString()))),
  });
  const length = new DataView(bytes.buffer).getUint32(8);
  const text = header(
    Buffer.from(bytes.subarray(12, 12 + length))
      .toString()
      .replace(/"usize":\d+/, `"usize":${usize(sealer, changes, body)}`),
  );
  const signed = Buffer.concat([bytes.subarray(0, 8), Buffer.alloc(4), Buffer.from(text)]);
  signed.writeUInt32BE(Buffer.byteLength(text), 8);
  return Buffer.concat([signed, sealer.sign(signed), bytes.subarray(12 + length + 64)]);
}

function usize(sealer: SealingTools, changes: readonly Change[], body: (text: string) => string): number {
  let length = 0;
  encodeSegment(origin, changes, {
    ...sealer,
    deflate(text) {
      length = Buffer.byteLength(body(Buffer.from(text).toString()));
      return sealer.deflate(text);
    },
  });
  return length;
}
