import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import type { ImageId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { goldImageOf } from '@main/db/queries/gold-images';
import { resolutionsOf } from '@main/db/queries/resolutions';
import type { Store } from '@main/db/store';
import { writtenValues } from '../readings';

/** All that there is on an image whose truth is known; null for any other image. */
export function truthOf({ db }: Store, image: ImageId): readonly GoldObject[] | null {
  const gold = goldImageOf(db, image);
  if (!gold) return null;
  return gold.expected ?? resolutionsOf(db, image).flatMap(({ objects }) => objects);
}

/** An object of the truth, to be compared with labels. */
export function asLabelled(
  { class: name, geometry, attributes, transcription }: GoldObject,
  index: number,
): LabelledObject {
  return {
    id: String(index),
    annotator: 'gold',
    class: name,
    geometry,
    ...(attributes ? { attributes: writtenValues(attributes) } : {}),
    ...(transcription ? { text: transcription.text } : {}),
  };
}
