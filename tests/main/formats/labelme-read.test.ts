import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeRuns } from '@shared/geometry/mask/rle';
import { readLabelme } from '@main/formats/labelme/read';
import { drain, fileWith, userErrorOf } from '@tests/support/datasets';

const folder = resolve(import.meta.dirname, '../../fixtures/formats/labelme');

describe('Reading a folder of labelme files', () => {
  it('gives the pictures by their place below the folder, from versions 3 to 5', async () => {
    const dataset = await readLabelme(folder);
    expect(dataset.images).toEqual([
      { file: 'street/corner.jpg', width: 320, height: 240, sha256: null, embedded: false },
      { file: 'street/old.jpg', width: null, height: null, sha256: null, embedded: true },
    ]);
    expect(dataset.classes).toEqual(['car', '표지판', 'lamp', 'kerb', 'bolt', 'van', 'tree']);
    expect(dataset.total).toBe(10);
  });

  it('keeps rectangles, turned ones, polygons, circles, lines and masks, and joins polygons of one group', async () => {
    const { objects } = drain(await readLabelme(folder));
    expect(objects).toEqual([
      {
        image: 0,
        className: 'car',
        score: null,
        geometry: { type: 'box', x: 40, y: 150.25, width: 80.5, height: 49.75 },
      },
      {
        image: 0,
        className: '표지판',
        score: null,
        geometry: { type: 'polygon', parts: [[[10, 10, 30, 12, 20, 40]]] },
        attributes: { occluded: true },
        transcription: { text: 'half hidden', legibility: 'legible' },
      },
      {
        image: 0,
        className: 'car',
        score: null,
        geometry: { type: 'polygon', parts: [[[200, 100, 240, 100, 240, 130]], [[260, 100, 290, 100, 290, 130]]] },
      },
      {
        image: 0,
        className: 'lamp',
        score: null,
        geometry: { type: 'ellipse', cx: 50, cy: 50, width: 16, height: 16, angle: 0 },
      },
      {
        image: 0,
        className: 'kerb',
        score: null,
        geometry: { type: 'polyline', points: [0, 220, 319, 230] },
      },
      {
        image: 0,
        className: 'kerb',
        score: null,
        geometry: { type: 'polyline', points: [0, 220, 100, 222, 319, 230] },
      },
      { image: 0, className: 'bolt', score: null, geometry: { type: 'point', x: 7, y: 7 } },
      {
        image: 0,
        className: 'car',
        score: null,
        geometry: { type: 'mask', x: 60, y: 60, width: 2, height: 2, counts: encodeRuns([0, 1, 1, 2]) },
      },
      {
        image: 0,
        className: 'van',
        score: null,
        geometry: {
          type: 'rotated-box',
          cx: 20,
          cy: 60,
          width: Math.sqrt(200),
          height: Math.sqrt(200),
          angle: 315,
        },
      },
      {
        image: 1,
        className: 'tree',
        score: null,
        geometry: { type: 'polygon', parts: [[[1, 2, 9, 2, 9, 12, 1, 12]]] },
      },
    ]);
  });

  it('says in words what it could not keep', async () => {
    const { losses } = drain(await readLabelme(folder));
    expect(losses.map(({ code, count }) => [code, count])).toEqual([['labelme.colour', 1]]);
    expect(losses[0]!.example).toMatch(/old\.json: shapes\[\d\]$/);
  });

  it('takes one file as well', async () => {
    const dataset = await readLabelme(resolve(folder, 'street/old.json'));
    expect(dataset.images.map(({ file }) => file)).toEqual(['old.jpg']);
  });

  it.each([
    ['C:\\Users\\ada\\pictures\\a.jpg', 'a.jpg'],
    ['/home/ada/a.jpg', 'a.jpg'],
    ['../../../../etc/passwd', 'etc/passwd'],
    ['./sub/../a.jpg', 'a.jpg'],
  ])('looks for the picture %s only below the folder', async (imagePath, file) => {
    const content = JSON.stringify({ version: '5.5.0', shapes: [], imagePath });
    expect((await readLabelme(fileWith(content))).images[0]!.file).toBe(file);
  });

  it('keeps objects apart that are no parts of one polygon, as a group', async () => {
    const shape = {
      points: [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
      shape_type: 'polygon',
      group_id: 1,
    };
    const shapes = [
      { ...shape, label: 'rider' },
      { ...shape, label: 'bicycle' },
    ];
    const { objects, losses } = drain(await readLabelme(fileWith(JSON.stringify({ shapes, imagePath: 'a.jpg' }))));
    expect(objects.map(({ className }) => className)).toEqual(['rider', 'bicycle']);
    expect(objects.map(({ group }) => group)).toEqual(['0 1', '0 1']);
    expect(losses).toEqual([]);
  });

  it.each([
    [[10, 10, 50, 10, 50, 30, 10, 30], { type: 'rotated-box', cx: 30, cy: 20, width: 40, height: 20, angle: 0 }, []],
    [[10, 30, 50, 30, 50, 10, 10, 10], { type: 'rotated-box', cx: 30, cy: 20, width: 40, height: 20, angle: 0 }, []],
    [[50, 10, 50, 50, 30, 50, 30, 10], { type: 'rotated-box', cx: 40, cy: 30, width: 40, height: 20, angle: 90 }, []],
    [[10, 10, 50, 10.5, 50, 30, 10, 30], { type: 'rotated-box' }, ['labelme.squared']],
    [[10, 10, 50, 14, 70, 30, 10, 30], { type: 'polygon' }, ['labelme.not-rectangular']],
    [[10, 10, 10, 10, 50, 30, 50, 30], null, ['labelme.degenerate']],
  ] as const)('reads the rotated rectangle %j', async (points, geometry, losses) => {
    const corners = [0, 2, 4, 6].map((index) => points.slice(index, index + 2));
    const shapes = [{ label: 'van', shape_type: 'oriented_rectangle', points: corners }];
    const { objects, codes } = drain(await readLabelme(fileWith(JSON.stringify({ shapes, imagePath: 'a.jpg' }))));
    expect(objects.map((object) => object.geometry)).toMatchObject(geometry === null ? [] : [geometry]);
    expect(codes).toEqual(losses);
  });

  it('leaves other JSON files out when there are labelme files beside them', async () => {
    const error = await userErrorOf(readLabelme(fileWith('{"name":"package"}')));
    expect(error.code).toBe('import.notLabelme');
  });
});
