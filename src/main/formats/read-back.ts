import { UserError } from '@shared/lib/user-error';
import { sameGeometry } from '@shared/geometry/same-geometry';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { Dataset, ImageSaid, SourceImage, SourceObject } from './dataset';
import { linksOf } from './links';
import { LossCollector } from './losses';
import { compareText, saidOf } from './order';

interface ExpectedImage extends Pick<SourceImage, 'file' | 'width' | 'height' | 'said'> {
  objects(): readonly SourceObject[];
}

/** What a reader must find in a file that was written a moment ago. */
export interface Expected {
  readonly path: string;
  readonly classes: readonly string[];
  /** In the order of the file, each with its objects in that order. */
  readonly images: readonly ExpectedImage[];
  /** Largest difference of a coordinate in pixels that the format brings with it. */
  readonly tolerance: number;
}

/**
 * Compares what was read with what was meant: classes, images, and every object.
 *
 * @throws UserError `export.verifyFailed` naming the first difference.
 */
export function verifyReadBack(read: Dataset, expected: Expected): void {
  const differ = (what: string): never => {
    throw new UserError(
      'export.verifyFailed',
      { path: expected.path, what },
      `${expected.path} was written, but reading it back gave something else: ${what}. It was thrown away; please report this.`,
    );
  };
  for (const name of expected.classes) if (!read.classes.includes(name)) differ(`the class ${name} is missing`);
  if (read.images.length !== expected.images.length)
    differ(`${read.images.length} images instead of ${expected.images.length}`);
  const found = read.objects(new LossCollector())[Symbol.iterator]();
  for (const [index, image] of expected.images.entries()) {
    const seen = read.images[index];
    if (seen?.file !== image.file || seen.width !== image.width || seen.height !== image.height)
      differ(`the image ${image.file} is not in its place`);
    if (saidText(seen?.said) !== saidText(image.said)) differ(`what is said of ${image.file} has changed`);
    const meant = image.objects();
    const there: SourceObject[] = [];
    for (const object of meant) {
      const next = found.next();
      if (next.done) differ(`labels of ${image.file} are missing`);
      else if (next.value.image !== index || !sameObject(next.value, object, expected.tolerance))
        differ(`a label of ${image.file} (${object.className}) has changed`);
      else there.push(next.value);
    }
    if (canonicalJson(linksOf(there)) !== canonicalJson(linksOf(meant)))
      differ(`the groups or relations of ${image.file} have changed`);
  }
  if (!found.next().done) differ('there are more labels than were written');
}

function saidText(said: ImageSaid | undefined): string {
  return canonicalJson([said?.empty ?? false, [...(said?.words ?? [])].sort(compareText)]);
}

function sameObject(a: SourceObject, b: SourceObject, tolerance: number): boolean {
  return (
    a.className === b.className &&
    a.score === b.score &&
    saidOf(a) === saidOf(b) &&
    sameGeometry(a.geometry, b.geometry, tolerance)
  );
}
