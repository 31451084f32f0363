import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeLabelme } from '@main/formats/labelme/write';
import { image, source, userErrorOf } from '@tests/support/datasets';
import { temporaryFolder } from '@tests/support/temporary-store';

const box = { className: 'car', score: null, geometry: { type: 'box', x: 1, y: 2, width: 3, height: 4 } } as const;

function json(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as unknown;
}

describe('Writing labelme files', () => {
  it('gives one file for each picture, in the structure of the pictures', async () => {
    const folder = temporaryFolder();
    const picture = { ...image('거리/a.jpg', 320, 240), location: join(folder, 'pictures', '거리', 'a.jpg') };
    const parts = [[[10, 10, 20, 10, 20, 20]], [[30, 30, 40, 30, 40, 40]]];
    await writeLabelme(
      join(folder, 'out'),
      source([picture], [[box, { className: 'van', score: 0.5, geometry: { type: 'polygon', parts } }]]),
    );
    expect(json(folder, 'out', '거리', 'a.json')).toEqual({
      version: '5.5.0',
      flags: {},
      shapes: [
        {
          label: 'car',
          points: [
            [1, 2],
            [4, 6],
          ],
          group_id: null,
          description: '',
          shape_type: 'rectangle',
          flags: {},
          mask: null,
        },
        {
          label: 'van',
          points: [
            [10, 10],
            [20, 10],
            [20, 20],
          ],
          group_id: 1,
          object: 2,
          description: '',
          shape_type: 'polygon',
          flags: {},
          mask: null,
          score: 0.5,
        },
        {
          label: 'van',
          points: [
            [30, 30],
            [40, 30],
            [40, 40],
          ],
          group_id: 1,
          object: 2,
          description: '',
          shape_type: 'polygon',
          flags: {},
          mask: null,
          score: 0.5,
        },
      ],
      imagePath: '../../pictures/거리/a.jpg',
      imageData: null,
      imageHeight: 240,
      imageWidth: 320,
      plumbline: { image: null, shapes: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
    });
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('keeps pictures apart that differ in their ending or in case only', async () => {
    const folder = join(temporaryFolder(), 'out');
    await writeLabelme(
      folder,
      source(
        ['a.jpg', 'a.png', 'B.jpg', 'b.jpg', 'c.jpg'].map((file) => image(file)),
        [],
      ),
    );
    expect(readdirSync(folder).sort()).toEqual(['B.jpg.json', 'a.jpg.json', 'a.png.json', 'b.jpg.json', 'c.json']);
  });

  it('writes outlines without their holes, and says so', async () => {
    const holed = {
      type: 'polygon',
      parts: [
        [
          [0, 0, 9, 0, 9, 9],
          [5, 2, 7, 2, 7, 4],
        ],
      ],
    } as const;
    const written = await writeLabelme(
      join(temporaryFolder(), 'out'),
      source([image('a.jpg')], [[{ className: 'ring', score: null, geometry: holed }]], ['ring', 'unused']),
    );
    expect(written.losses.map(({ code, example }) => [code, example])).toEqual([
      ['labelme.hole', 'a.jpg'],
      ['labelme.unused-class', 'unused'],
    ]);
  });

  it('writes its own files again', async () => {
    const folder = join(temporaryFolder(), 'out');
    await writeLabelme(folder, source([image('a.jpg')], [[box]]));
    await writeLabelme(folder, source([image('a.jpg')], [[]], ['car']));
    expect(json(folder, 'a.json')).toMatchObject({ shapes: [] });
  });

  it.each([
    ['somebody else’s', () => JSON.stringify({ shapes: [], imagePath: 'a.jpg' })],
    ['one of ours whose shapes somebody has changed', (ours: string) => ours.replace('"car"', '"van"')],
    ['a broken one', () => '{'],
  ])('never writes over a file that is %s', async (_, change) => {
    const folder = join(temporaryFolder(), 'out');
    await writeLabelme(folder, source([image('a.jpg')], [[box]]));
    const text = change(readFileSync(join(folder, 'a.json'), 'utf8'));
    writeFileSync(join(folder, 'a.json'), text);
    const error = await userErrorOf(writeLabelme(folder, source([image('a.jpg'), image('b.jpg')], [[box], [box]])));
    expect([error.code, error.params['path']]).toEqual(['export.notOurs', join(folder, 'a.json')]);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(text);
    expect(existsSync(join(folder, 'b.json'))).toBe(false);
  });

  it('says when a file is where the folder should be', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'out'), '');
    mkdirSync(join(folder, 'empty'));
    expect((await userErrorOf(writeLabelme(join(folder, 'out'), source([], [])))).code).toBe('export.pathTaken');
  });
});
