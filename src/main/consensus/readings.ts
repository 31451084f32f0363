import type { TemplateSigmas } from '@shared/agreement/objects/skeleton-similarity';
import type { Member } from '@shared/review/standing';
import type { ChangeKey } from '@shared/changes/change';
import { assertExists } from '@shared/lib/assert';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { AttributeId, AttributeValue, AttributeValues } from '@shared/model/attribute';
import type { ImageId, MemberId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { shownKey } from '@main/db/queries/changes';
import { goldImageOf } from '@main/db/queries/gold-images';
import { resolutionsOf, type StoredResolution } from '@main/db/queries/resolutions';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { sigmasOf } from './sigmas';

/** What people say of one image, as far as it may be compared. */
export interface ImageReadings {
  readonly image: ImageId;
  /** Who is done with it, also those who marked nothing. */
  readonly submitted: readonly MemberId[];
  readonly labels: ReadonlyMap<string, StoredAnnotation>;
  readonly members: readonly Member[];
  readonly resolutions: readonly StoredResolution[];
  readonly sigmas: TemplateSigmas;
  /** Its truth is known: what people say of it is measured, not disputed. */
  readonly isGold: boolean;
}

/** Nobody asks for the change of a label where nothing was decided. */
const UNASKED = '' as ChangeKey;

/**
 * Reads what people say of an image. On one that somebody submitted only submitted labels count; on one that nobody did,
 * as after an import, everybody counts who has a label there.
 *
 * @param keyed ask for the change of every label, also where nothing was decided.
 */
export function readImage({ db }: Pick<Store, 'db'>, image: ImageId, keyed = false): ImageReadings {
  const all = annotationsOf(db, image);
  const done = submissionsOf(db, image).map(({ member }) => member);
  const submitted = (done.length > 0 ? done : [...new Set(all.map(({ author }) => author))]).sort();
  const counted = new Set(submitted);
  const resolutions = resolutionsOf(db, image);
  const labels = new Map<string, StoredAnnotation>();
  const members: Member[] = [];
  for (const label of all) {
    if (!counted.has(label.author)) continue;
    labels.set(label.id, label);
    const made =
      keyed || resolutions.length > 0
        ? assertExists(shownKey(db, 'annotation', label.id), 'a label in the table has a change in the log')
        : UNASKED;
    members.push({ ...objectOf(label), made });
  }
  return {
    image,
    submitted,
    labels,
    members,
    resolutions,
    sigmas: sigmasOf({ db }),
    isGold: goldImageOf(db, image) !== undefined,
  };
}

/** A label, to be compared with others. */
export function objectOf({ id, author, class: name, geometry, attributes, transcription }: StoredAnnotation) {
  return {
    id,
    annotator: author,
    class: name,
    geometry,
    ...(attributes ? { attributes: writtenValues(attributes) } : {}),
    ...(transcription ? { text: transcription.text } : {}),
  };
}

/** The gold object that a label would be. */
export function goldOf({ class: name, geometry, attributes, transcription }: StoredAnnotation): GoldObject {
  return {
    class: name,
    geometry,
    ...(attributes ? { attributes } : {}),
    ...(transcription ? { transcription } : {}),
  };
}

/** Values as text that is the same for the same value; `readValues` is its inverse. */
export function writtenValues(values: AttributeValues): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, canonicalJson(value)]));
}

export function readValues(written: Readonly<Record<string, string>>): AttributeValues {
  const entries = Object.entries(written).map(([id, value]) => [
    id as AttributeId,
    JSON.parse(value) as AttributeValue,
  ]);
  return Object.fromEntries(entries) as AttributeValues;
}
