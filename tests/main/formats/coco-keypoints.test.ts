import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Geometry } from '@shared/geometry/geometry';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { skeletonInBounds } from '@shared/skeleton/place';
import { templateOfPreset } from '@shared/skeleton/presets';
import { readCoco } from '@main/formats/coco/read';
import { writeCoco } from '@main/formats/coco/write';
import type { DatasetSource } from '@main/formats/dataset';
import { drain } from '@tests/support/datasets';
import { temporaryFolder } from '@tests/support/temporary-store';

const person = {
  id: '0192f0c1-2b3c-7def-8123-000000000900' as SkeletonTemplateId,
  ...templateOfPreset('person', 'person'),
};

function sourceOf(geometries: readonly Geometry[]): DatasetSource {
  return {
    classes: ['person', 'car'],
    skeletons: new Map([['person', person]]),
    images: [{ file: 'one.jpg', width: 640, height: 480, sha256: null, location: null }],
    objects: () => geometries.map((geometry) => ({ className: 'person', geometry, score: null })),
  };
}

interface Content {
  categories: { name: string; keypoints?: string[]; skeleton?: number[][] }[];
  annotations: Record<string, unknown>[];
}

async function written(geometries: readonly Geometry[]) {
  const path = join(temporaryFolder(), 'people.json');
  const { losses } = await writeCoco(path, sourceOf(geometries));
  return { path, losses: losses.map(({ code }) => code), content: JSON.parse(readFileSync(path, 'utf8')) as Content };
}

async function read(content: unknown) {
  const path = join(temporaryFolder(), 'read.json');
  writeFileSync(path, JSON.stringify(content));
  const dataset = await readCoco(path);
  return { dataset, ...drain(dataset) };
}

const bounds = { minX: 100, minY: 50, maxX: 200, maxY: 300 };

describe('Keypoints in COCO', () => {
  it('are written as COCO has them: names, edges from 1, three numbers a joint, and how many are labelled', async () => {
    const placed = skeletonInBounds(person, bounds);
    const joints = placed.joints.map((joint, index) => ({
      ...joint,
      visibility: index === 0 ? (0 as const) : index === 1 ? (1 as const) : (2 as const),
    }));
    const { content, losses } = await written([{ ...placed, joints }]);
    expect(losses).toEqual([]);
    expect(content.categories[0]!.keypoints?.slice(0, 2)).toEqual(['nose', 'left_eye']);
    expect(content.categories[0]!.skeleton?.[0]).toEqual([16, 14]);
    expect(content.categories[1]).not.toHaveProperty('keypoints');
    const [record] = content.annotations;
    expect((record!['keypoints'] as number[]).slice(0, 6)).toEqual([0, 0, 0, 156, 50, 1]);
    expect(record).toMatchObject({ num_keypoints: 16, bbox: [100, 50, 100, 250], area: 25_000, segmentation: [] });
  });

  it('come back as the same joints of a template that the file describes', async () => {
    const visibility = fc.constantFrom(0 as const, 1 as const, 2 as const);
    const joint = fc.record({
      x: fc.integer({ min: 0, max: 64_000 }),
      y: fc.integer({ min: 0, max: 48_000 }),
      visibility,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(joint, { minLength: 17, maxLength: 17 }), async (places) => {
        const joints = places.map(({ x, y, visibility: seen }, index) => ({
          id: person.joints[index]!.id,
          x: x / 100,
          y: y / 100,
          visibility: seen,
        }));
        const labelled = joints.filter(({ visibility: seen }) => seen > 0);
        const { path } = await written([{ type: 'skeleton', template: person.id, joints }]);
        const dataset = await readCoco(path);
        const { objects, losses } = drain(dataset);
        expect(losses).toEqual([]);
        expect(objects.map(({ geometry }) => (geometry as Skeleton).joints)).toEqual(
          labelled.length > 0 ? [labelled] : [],
        );
        expect(dataset.skeletons?.[0]?.template.edges).toEqual(person.edges);
      }),
      { numRuns: 25 },
    );
  });

  it('of another template become a box, and joints that the template lost are said to be left out', async () => {
    const placed = skeletonInBounds(person, bounds);
    const other = { ...placed, template: '0192f0c1-2b3c-7def-8123-000000000901' as SkeletonTemplateId };
    const tail = { ...placed, joints: [...placed.joints, { id: 'tail', x: 5, y: 5, visibility: 2 as const }] };
    const { losses, content } = await written([other, tail]);
    expect(losses.toSorted()).toEqual(['coco.skeleton', 'coco.unknown-joint']);
    expect(content.annotations.map((record) => record['num_keypoints'])).toEqual([undefined, 17]);
  });

  it('with an outline beside them say that it is not kept, and with a box of the joints say nothing', async () => {
    const { content } = await written([skeletonInBounds(person, bounds)]);
    expect((await read(content)).losses).toEqual([]);
    content.annotations[0]!['segmentation'] = [[0, 0, 10, 0, 10, 10]];
    expect((await read(content)).losses.map(({ code }) => code)).toEqual(['coco.keypoints-only']);
  });

  it('that are none leave the box of the object', async () => {
    const { content } = await written([skeletonInBounds(person, bounds)]);
    content.annotations[0]!['keypoints'] = Array.from({ length: 51 }, () => 0);
    const { objects } = await read(content);
    expect(objects[0]!.geometry).toEqual({ type: 'box', x: 100, y: 50, width: 100, height: 250 });
  });

  it('that are broken are refused with their place', async () => {
    const { content } = await written([skeletonInBounds(person, bounds)]);
    const keypoints = content.annotations[0]!['keypoints'] as unknown[];
    const refused = [keypoints.slice(1), keypoints.with(2, 3), keypoints.with(0, 'left'), 'none'];
    for (const broken of refused) {
      content.annotations[0]!['keypoints'] = broken;
      await expect(read(content)).rejects.toMatchObject({ code: 'import.malformed' });
    }
  });

  it('whose names cannot be told apart are left aside, and the object around them is kept', async () => {
    const { content } = await written([skeletonInBounds(person, bounds)]);
    content.categories[0]!.keypoints = Array.from({ length: 17 }, () => 'joint');
    const { objects, losses } = await read(content);
    expect(objects[0]!.geometry.type).toBe('box');
    expect(losses.map(({ code }) => code)).toEqual(['coco.category-fields', 'coco.keypoints']);
  });
});
