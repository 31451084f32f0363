import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Geometry } from '@shared/geometry/geometry';
import type { FormatName } from '@shared/contract/formats';
import { sameGeometry } from '@shared/geometry/same-geometry';
import type { DatasetSource, SourceImage, SourceObject } from '@main/formats/dataset';
import { carriedByCoco } from '@main/formats/coco/carried';
import { carriedByLabelme } from '@main/formats/labelme/carried';
import { linksOf } from '@main/formats/links';
import { canonicalJson } from '@shared/lib/canonical-json';
import { imagesInOrder, objectsInOrder, saidOf } from '@main/formats/order';
import { readDataset, surveyDataset, writeDataset } from '@main/formats/registry';
import { datasets, drain } from '@tests/support/datasets';
import { temporaryFolder } from '@tests/support/temporary-store';

/** What becomes of shapes that the format cannot say. */
const carriers: Readonly<Record<FormatName, (geometry: Geometry, image: SourceImage) => Geometry | null>> = {
  coco: (geometry, image) => carriedByCoco(geometry, image, () => undefined),
  labelme: (geometry) => carriedByLabelme(geometry, () => undefined),
};

/** What becomes of what is said of objects: labelme has a place for the text of a region alone. */
const said: Readonly<Record<FormatName, (object: SourceObject) => Pick<SourceObject, 'transcription'>>> = {
  coco: ({ transcription }) => ({ transcription }),
  labelme: ({ transcription }) => ({
    transcription: transcription?.text ? { text: transcription.text, legibility: 'legible' } : undefined,
  }),
};

/** Each image's objects in the order of writers, by the image's name. */
function expected(source: DatasetSource, format: FormatName): Map<string, SourceObject[]> {
  const carried = (objects: readonly SourceObject[], image: SourceImage) =>
    objects.flatMap((object) => {
      const geometry = carriers[format](object.geometry, image);
      return geometry === null ? [] : [{ ...object, geometry, ...said[format](object) }];
    });
  return new Map(
    imagesInOrder(source).map(({ index, image }) => [
      image.file,
      objectsInOrder(carried(source.objects(index), image)),
    ]),
  );
}

/** What differs between what was meant and what is read; nothing, one hopes. */
async function differences(format: FormatName, source: DatasetSource, tolerance: number): Promise<string[]> {
  const path = join(temporaryFolder(), format === 'coco' ? 'out.json' : 'out');
  const written = await writeDataset(format, path, source);
  const dataset = await readDataset(format, path);
  // What is said before is what is said afterwards.
  const surveyed = await surveyDataset(format, source);
  const { objects } = drain(dataset);
  const wanted = expected(source, format);
  const found: string[] = canonicalJson(surveyed) === canonicalJson(written) ? [] : ['the survey'];
  if (objects.length !== written.annotations) found.push(`${objects.length} objects`);
  if (dataset.images.length !== wanted.size) found.push(`${dataset.images.length} images`);
  for (const [index, { file }] of dataset.images.entries()) {
    const seen = objects.filter(({ image }) => image === index);
    const meant = wanted.get(file) ?? [];
    if (seen.length !== meant.length) found.push(`${seen.length} objects in ${file}`);
    const [linksSeen, linksMeant] = [linksOf(seen), linksOf(meant)];
    if (canonicalJson(linksSeen) !== canonicalJson(linksMeant)) found.push(`links in ${file}`);
    for (const [at, object] of seen.entries()) {
      const { className, score, geometry } = object;
      const same =
        className === meant[at]?.className && score === meant[at].score && saidOf(object) === saidOf(meant[at]);
      if (!same || !sameGeometry(geometry, meant[at]!.geometry, tolerance)) found.push(`object ${at} in ${file}`);
    }
  }
  return found;
}

describe('What is written is what is read', () => {
  it('in COCO, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(datasets, async (source) => {
        expect(await differences('coco', source, 0)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('in labelme, to a millionth of a pixel', async () => {
    // Without a picture there is no labelme file.
    const some = datasets.filter(({ images }) => images.length > 0);
    await fc.assert(
      fc.asyncProperty(some, async (source) => {
        expect(await differences('labelme', source, 1e-6)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['coco', 'labelme'] as const)(
    '%s gives the same bytes for the same labels, whatever their order',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(datasets, async (source) => {
          const shuffled: DatasetSource = {
            classes: source.classes,
            images: source.images.toReversed(),
            objects: (index) => source.objects(source.images.length - 1 - index).toReversed(),
          };
          expect(await bytesOf(format, shuffled)).toEqual(await bytesOf(format, source));
        }),
        { numRuns: 25 },
      );
    },
  );
});

async function bytesOf(format: FormatName, source: DatasetSource): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  await writeDataset(format, join(folder, 'out'), source);
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files[path.slice(folder.length)] = readFileSync(path, 'utf8');
    }
  return files;
}
