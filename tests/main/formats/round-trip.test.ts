import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatName } from '@shared/contract/formats';
import type { DatasetSource } from '@main/formats/dataset';
import { imagesInOrder, objectsInOrder } from '@main/formats/order';
import { sameGeometry } from '@main/formats/read-back';
import { readDataset, writeDataset } from '@main/formats/registry';
import { datasets, drain } from '@tests/support/datasets';
import { temporaryFolder } from '@tests/support/temporary-store';

/** Each image's objects in the order of writers, by the image's name. */
function expected(source: DatasetSource): Map<string, ReturnType<typeof objectsInOrder>> {
  return new Map(imagesInOrder(source).map((index) => [source.images[index]!.file, objectsInOrder(source.objects(index))]));
}

async function roundTrip(format: FormatName, source: DatasetSource, tolerance: number): Promise<void> {
  const path = join(temporaryFolder(), format === 'coco' ? 'out.json' : 'out');
  const written = await writeDataset(format, path, source);
  const dataset = await readDataset(format, path);
  const { objects } = drain(dataset);
  expect(objects).toHaveLength(written.annotations);
  const wanted = expected(source);
  expect(new Set(dataset.images.map(({ file }) => file))).toEqual(new Set(wanted.keys()));
  for (const [index, { file }] of dataset.images.entries()) {
    const seen = objects.filter(({ image }) => image === index);
    const meant = wanted.get(file)!;
    expect(seen.map(({ className, score }) => [className, score])).toEqual(meant.map(({ className, score }) => [className, score]));
    seen.forEach(({ geometry }, at) => expect(sameGeometry(geometry, meant[at]!.geometry, tolerance)).toBe(true));
  }
}

describe('What is written is what is read', () => {
  it('in COCO, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(datasets, (source) => roundTrip('coco', source, 0)),
      { numRuns: 60 },
    );
  });

  it('in labelme, to a millionth of a pixel', async () => {
    // Without a picture there is no labelme file.
    const some = datasets.filter(({ images }) => images.length > 0);
    await fc.assert(
      fc.asyncProperty(some, (source) => roundTrip('labelme', source, 1e-6)),
      { numRuns: 60 },
    );
  });

  it.each(['coco', 'labelme'] as const)('%s gives the same bytes for the same labels, whatever their order', async (format) => {
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
  });
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
