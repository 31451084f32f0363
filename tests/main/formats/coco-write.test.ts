import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeRuns } from '@shared/geometry/mask/rle';
import { runsOf } from '@shared/geometry/mask/codec';
import { maskFromShape, rasterise } from '@shared/geometry/mask/rasterise';
import { writeCoco } from '@main/formats/coco/write';
import type { DatasetSource } from '@main/formats/dataset';
import { cannotWrite } from '@main/formats/files/write-error';
import { image, source, userErrorOf } from '@tests/support/datasets';
import { temporaryFolder } from '@tests/support/temporary-store';

const ring = {
  type: 'polygon',
  parts: [
    [
      [10, 10, 30, 10, 30, 30, 10, 30],
      [15, 15, 25, 15, 25, 25, 15, 25],
    ],
  ],
} as const;

describe('Writing a COCO file', () => {
  it('gives the file that other tools expect', async () => {
    const path = join(temporaryFolder(), 'out.json');
    const written = await writeCoco(
      path,
      source(
        [{ ...image('b/길.jpg', 100, 50), sha256: 'ab'.repeat(32) }, image('a.jpg', 64, 64)],
        [
          [{ className: 'car', score: null, geometry: { type: 'box', x: 0.1, y: 0.2, width: 30.3, height: 4 } }],
          [
            {
              className: 'sign',
              score: null,
              geometry: { type: 'polygon', parts: [[[1, 1, 5, 1, 5, 5]], [[8, 8, 9, 8, 9, 10]]] },
            },
            { className: 'car', score: 0.25, geometry: { type: 'box', x: 1, y: 2, width: 3, height: 4 } },
          ],
        ],
        ['car', 'sign', 'tree'],
      ),
    );
    expect(written).toEqual({ annotations: 3, losses: [] });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      info: { description: 'Written by Plumbline', version: '1.0' },
      licenses: [],
      images: [
        { id: 1, file_name: 'a.jpg', width: 64, height: 64 },
        { id: 2, file_name: 'b/길.jpg', width: 100, height: 50, sha256: 'ab'.repeat(32) },
      ],
      categories: [
        { id: 1, name: 'car', supercategory: '' },
        { id: 2, name: 'sign', supercategory: '' },
        { id: 3, name: 'tree', supercategory: '' },
      ],
      annotations: [
        { id: 1, image_id: 1, category_id: 1, bbox: [1, 2, 3, 4], area: 12, segmentation: [], iscrowd: 0, score: 0.25 },
        {
          id: 2,
          image_id: 1,
          category_id: 2,
          bbox: [1, 1, 8, 9],
          area: 9,
          segmentation: [
            [1, 1, 5, 1, 5, 5],
            [8, 8, 9, 8, 9, 10],
          ],
          iscrowd: 0,
        },
        { id: 3, image_id: 2, category_id: 1, bbox: [0.1, 0.2, 30.3, 4], area: 30.3 * 4, segmentation: [], iscrowd: 0 },
      ],
    });
  });

  it('writes an outline with a hole as a mask, and says so', async () => {
    const path = join(temporaryFolder(), 'out.json');
    const { losses } = await writeCoco(
      path,
      source([image('a.jpg', 40, 40)], [[{ className: 'ring', score: null, geometry: ring }]]),
    );
    expect(losses).toEqual([expect.objectContaining({ code: 'coco.hole-as-mask', count: 1, example: 'a.jpg' })]);
    const { annotations } = JSON.parse(readFileSync(path, 'utf8')) as {
      annotations: { area: number; bbox: number[]; segmentation: { size: number[]; counts: string } }[];
    };
    const { area, bbox, segmentation } = annotations[0]!;
    expect([area, bbox, segmentation.size]).toEqual([300, [10, 10, 20, 20], [40, 40]]);
    const runs = decodeRuns(segmentation.counts);
    const picture = { minX: 0, minY: 0, maxX: 40, maxY: 40 };
    expect(runs).toEqual(runsOf(rasterise(ring.parts[0], picture), picture));
    expect(runs.filter((_, index) => index % 2 === 1).reduce((sum, run) => sum + run, 0)).toBe(300);
  });

  it('writes a mask in the run lengths of the whole picture, cut off at its edges', async () => {
    const path = join(temporaryFolder(), 'out.json');
    const mask = maskFromShape({ type: 'box', x: -3, y: 2, width: 5, height: 6 })!;
    const { losses } = await writeCoco(
      path,
      source([image('a.jpg', 9, 9)], [[{ className: 'x', score: null, geometry: mask }]]),
    );
    expect(losses.map(({ code }) => code)).toEqual(['coco.mask-cut']);
    const { annotations } = JSON.parse(readFileSync(path, 'utf8')) as {
      annotations: { area: number; bbox: number[]; segmentation: { size: number[]; counts: string } }[];
    };
    const { area, bbox, segmentation } = annotations[0]!;
    expect([area, bbox, segmentation.size]).toEqual([12, [0, 2, 2, 6], [9, 9]]);
    expect(decodeRuns(segmentation.counts)).toEqual([2, 6, 3, 6, 64]);
  });

  it('leaves out what has no area, and says so', async () => {
    const path = join(temporaryFolder(), 'out.json');
    const flat = { type: 'polygon', parts: [[[1, 1, 5, 5, 1, 1]]] } as const;
    const { annotations, losses } = await writeCoco(
      path,
      source([image('a.jpg')], [[{ className: 'x', score: null, geometry: flat }]]),
    );
    expect([annotations, losses.map(({ code }) => code)]).toEqual([0, ['coco.degenerate']]);
  });
});

describe('A COCO file takes its place only when it is whole', () => {
  const one = source(
    [image('a.jpg')],
    [[{ className: 'x', score: null, geometry: { type: 'box', x: 1, y: 2, width: 3, height: 4 } }]],
  );

  /** What lies beside the file in its folder, and what the file holds. */
  function state(path: string): [string[], string] {
    return [readdirSync(dirname(path)), readFileSync(path, 'utf8')];
  }

  it('a write that fails midway leaves the old file and nothing else', async () => {
    const path = join(temporaryFolder(), 'out.json');
    writeFileSync(path, 'old');
    const broken: DatasetSource = {
      ...one,
      objects: () => {
        throw new Error('the disk was pulled out');
      },
    };
    await expect(writeCoco(path, broken)).rejects.toThrow('the disk was pulled out');
    expect(state(path)).toEqual([['out.json'], 'old']);
  });

  it('a file that reads back otherwise is thrown away', async () => {
    const path = join(temporaryFolder(), 'out.json');
    writeFileSync(path, 'old');
    let asked = 0;
    const fickle: DatasetSource = { ...one, objects: (index) => (asked++ < 1 ? one.objects(index) : []) };
    const error = await userErrorOf(writeCoco(path, fickle));
    expect(error.code).toBe('export.verifyFailed');
    expect(error.message).toMatch(/there are more labels than were written/);
    expect(state(path)).toEqual([['out.json'], 'old']);
  });

  it('cancelling leaves the old file and nothing else', async () => {
    const path = join(temporaryFolder(), 'out.json');
    writeFileSync(path, 'old');
    await expect(writeCoco(path, one, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    expect(state(path)).toEqual([['out.json'], 'old']);
  });

  it('a link is written through', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    await writeCoco(join(folder, 'link.json'), one);
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toMatch(/^\{"info"/);
  });

  it('a folder in the way, and a folder that is not there, are said', async () => {
    const folder = temporaryFolder();
    expect((await userErrorOf(writeCoco(folder, one))).code).toBe('export.pathTaken');
    expect((await userErrorOf(writeCoco(join(folder, 'gone', 'out.json'), one))).code).toBe('export.folderMissing');
  });

  it.each([
    ['ENOSPC', 'export.diskFull', 'The disk is full: out.json was not written. What was there before is untouched.'],
    [
      'EACCES',
      'export.notAllowed',
      'out.json may not be written; choose another place. What was there before is untouched.',
    ],
    ['EIO', 'export.cannotWrite', 'out.json cannot be written (EIO). What was there before is untouched.'],
  ])('what the system says (%s) becomes a sentence', (code, expected, message) => {
    expect(cannotWrite('out.json', Object.assign(new Error('from the system'), { code }))).toMatchObject({
      code: expected,
      message,
    });
  });
});
