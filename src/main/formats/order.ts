import { canonicalJson } from '@shared/lib/canonical-json';
import type { DatasetSource, SourceImage, SourceObject } from './dataset';
import { geometryKey } from './geometry-key';

/** By code unit, which is the same on every machine, unlike the order of a language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A picture and its index in its source. */
export interface IndexedImage {
  readonly index: number;
  readonly image: SourceImage;
}

/** The images by name, so that the same labels always give the same file. */
export function imagesInOrder(source: DatasetSource): IndexedImage[] {
  return source.images
    .map((image, index) => ({ index, image }))
    .sort((a, b) => compareText(a.image.file, b.image.file));
}

/** What is said of an object besides its outline, as one text. */
export function saidOf({ attributes, transcription }: SourceObject): string {
  return attributes || transcription ? canonicalJson([attributes ?? null, transcription ?? null]) : '';
}

/** The objects of an image by class, then outline, then score: nothing of the order in which they were made is left. */
export function objectsInOrder<O extends SourceObject>(objects: readonly O[]): O[] {
  return objects
    .map((object) => ({
      object,
      key: `${JSON.stringify([object.className, object.geometry.type])}${geometryKey(object.geometry)}${object.score}${saidOf(object)}`,
    }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ object }) => object);
}
