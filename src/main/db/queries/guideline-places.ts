import type { Geometry } from '@shared/geometry/geometry';
import type { ImageId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';
import { draftRules } from './rules';

/** Where the members of rare cases and the examples of the draft's rules are, by image. */
export function placesOfGuideline(db: Database): Map<ImageId, Geometry[]> {
  const places = new Map<ImageId, Geometry[]>();
  const add = (image: ImageId, region: Geometry) => {
    const known = places.get(image);
    if (known) known.push(region);
    else places.set(image, [region]);
  };
  const members = prepared(db, 'SELECT image, region FROM caseMember').iterate() as IterableIterator<{
    image: Buffer;
    region: string;
  }>;
  // Written by derive() from a payload that its schema had parsed.
  for (const { image, region } of members) add(uuidOf<ImageId>(image), JSON.parse(region) as Geometry);
  for (const { examples } of draftRules(db).values()) for (const { image, region } of examples) add(image, region);
  return places;
}
