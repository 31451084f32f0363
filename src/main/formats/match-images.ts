import type { ImageId } from '@shared/model/ids';
import type { DatasetImage } from './dataset';

/** A picture to be found, as the project knows it. */
export interface KnownImage {
  readonly id: ImageId;
  /** `/`-separated below its root. */
  readonly path: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

export type ImageMatch<Known extends KnownImage = KnownImage> =
  | { readonly type: 'matched'; readonly image: Known }
  /** It is there, but its size is another one, so the labels would lie beside what they mean. */
  | { readonly type: 'other-size'; readonly image: Known; readonly reason: string }
  | { readonly type: 'ambiguous'; readonly images: readonly Known[] }
  | { readonly type: 'missing' };

/**
 * Finds the picture for each name of a label file: by content when the file gives a digest, by a path that ends like
 * the other, and at last by a bare file name that is unique on both sides. Never guesses between two.
 */
export function matchImages<Known extends KnownImage>(
  named: readonly DatasetImage[],
  known: readonly Known[],
): ImageMatch<Known>[] {
  const byDigest = new Map(known.map((image) => [image.sha256, image]));
  const byName = groupBy(known, (image) => baseName(image.path));
  const uses = groupBy(distinct(named.map(({ file }) => file.normalize('NFC'))), baseName);
  return named.map((image) => {
    const sameContent = image.sha256 === null ? undefined : byDigest.get(image.sha256);
    if (sameContent) return withSize(image, sameContent);
    const name = baseName(image.file);
    return pick(image, byName.get(name) ?? [], uses.get(name)?.length === 1);
  });
}

function pick<Known extends KnownImage>(
  image: DatasetImage,
  candidates: readonly Known[],
  isUniqueName: boolean,
): ImageMatch<Known> {
  const path = image.file.normalize('NFC');
  const fitting = candidates
    .map((candidate) => ({ candidate, length: commonEnd(path, candidate.path.normalize('NFC')) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  const [first, ...others] = fitting
    .filter(({ length }) => length === fitting[0]?.length)
    .map(({ candidate }) => candidate);
  if (first && others.length === 0) return withSize(image, first);
  if (first) return { type: 'ambiguous', images: [first, ...others] };
  const [only] = candidates;
  if (candidates.length > 1) return { type: 'ambiguous', images: candidates };
  return only && isUniqueName ? withSize(image, only) : { type: 'missing' };
}

/** Length of the shorter path when the longer one ends with it, part for part; otherwise 0. */
function commonEnd(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long === short || long.endsWith(`/${short}`) ? short.length : 0;
}

function withSize<Known extends KnownImage>(named: DatasetImage, image: Known): ImageMatch<Known> {
  const reason = sizeDifference(named, image);
  return reason === null ? { type: 'matched', image } : { type: 'other-size', image, reason };
}

/** Names both sizes when the labels were made on another one than the picture has; null when they agree. */
export function sizeDifference(
  named: DatasetImage,
  picture: { readonly width: number; readonly height: number },
): string | null {
  const { width, height } = named;
  if ((width ?? picture.width) === picture.width && (height ?? picture.height) === picture.height) return null;
  const isTurned = width === picture.height && height === picture.width;
  return (
    `the labels were made on ${width ?? '?'} × ${height ?? '?'} pixels, the picture has ${picture.width} × ${picture.height}` +
    (isTurned ? ' (the labels ignore the EXIF orientation of the picture)' : '')
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).normalize('NFC');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
