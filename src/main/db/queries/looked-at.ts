import type { ImageId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOfHex } from '../blob';
import { prepared } from '../prepared';

/** How a model was used on an image. */
export interface Look {
  /** `<id>@<version>` of its card. */
  readonly model: string;
  /** All that its suggestions depend on besides the image, 32 bytes. */
  readonly way: Buffer;
}

/** The images that the model has looked at in this very way. */
export function imagesLookedAt(db: Database, { model, way }: Look): ReadonlySet<ImageId> {
  const rows = prepared(db, 'SELECT lower(hex(image)) FROM looked_at WHERE model = ? AND way = ?')
    .pluck()
    .all(model, way) as string[];
  return new Set(rows.map((hex) => uuidOfHex<ImageId>(hex)));
}

/** Only the last way of each model counts: its suggestions replace those of before. */
export function noteLook(db: Database, image: ImageId, { model, way }: Look): void {
  prepared(db, 'INSERT OR REPLACE INTO looked_at(image, model, way) VALUES(?, ?, ?)').run(blobOf(image), model, way);
}
