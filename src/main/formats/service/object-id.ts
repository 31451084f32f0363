import { createHash } from 'node:crypto';
import type { Geometry } from '@shared/geometry/geometry';
import { uuidV8FromSha256, type Uuid } from '@shared/lib/uuid';
import type { ImageId } from '@shared/model/ids';
import { geometryKey } from '../geometry-key';

/** What makes an imported object the same one when its file is imported again. */
export interface ObjectIdentity {
  readonly image: ImageId;
  readonly className: string;
  readonly geometry: Geometry;
  /** The member, or the model. */
  readonly author: string;
  readonly score: number | null;
}

/** Names objects by what they are, so that importing a file twice changes nothing; equal ones are counted apart. */
export class ObjectIds {
  // By 52 bits of the digest: a number costs little memory, and two that fall together are only counted further.
  readonly #seen = new Map<number, number>();

  next({ image, className, geometry, author, score }: ObjectIdentity): Uuid {
    const parts = ['imported object 1', image, className.toLowerCase(), geometry.type, author, score];
    const text = JSON.stringify(parts) + geometryKey(geometry);
    const digest = sha256(text);
    const short = Number.parseInt(digest.slice(0, 13), 16);
    const ordinal = this.#seen.get(short) ?? 0;
    this.#seen.set(short, ordinal + 1);
    return uuidV8FromSha256(ordinal === 0 ? digest : sha256(`${digest} ${ordinal}`));
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
