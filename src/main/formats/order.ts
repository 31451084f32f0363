import { canonicalJson } from '@shared/lib/canonical-json';
import type { DatasetSource, SourceObject } from './dataset';

/** By code unit, which is the same on every machine, unlike the order of a language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The images by name, so that the same labels always give the same file. */
export function imagesInOrder(source: DatasetSource): number[] {
  return source.images.map((_, index) => index).sort((a, b) => compareText(source.images[a]!.file, source.images[b]!.file));
}

/** The objects of an image by class, then outline, then score: nothing of the order in which they were made is left. */
export function objectsInOrder(objects: readonly SourceObject[]): SourceObject[] {
  return objects
    .map((object) => ({ object, key: canonicalJson([object.className, object.geometry, object.score]) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ object }) => object);
}
