import { UserError } from '@shared/lib/user-error';
import { sameGeometry } from '@shared/geometry/same-geometry';
import type { Dataset, SourceImage, SourceObject } from './dataset';
import { LossCollector } from './losses';
import { saidOf } from './order';

interface ExpectedImage extends Pick<SourceImage, 'file' | 'width' | 'height'> {
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
    for (const object of image.objects()) {
      const next = found.next();
      if (next.done) differ(`labels of ${image.file} are missing`);
      else if (next.value.image !== index || !sameObject(next.value, object, expected.tolerance))
        differ(`a label of ${image.file} (${object.className}) has changed`);
    }
  }
  if (!found.next().done) differ('there are more labels than were written');
}

function sameObject(a: SourceObject, b: SourceObject, tolerance: number): boolean {
  return (
    a.className === b.className &&
    a.score === b.score &&
    saidOf(a) === saidOf(b) &&
    sameGeometry(a.geometry, b.geometry, tolerance)
  );
}
