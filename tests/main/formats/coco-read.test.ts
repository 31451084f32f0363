import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeRuns } from '@shared/geometry/mask/rle';
import { readCoco } from '@main/formats/coco/read';
import { drain, fileWith, userErrorOf } from '@tests/support/datasets';

const market = resolve(import.meta.dirname, '../../fixtures/formats/coco/market.json');

/** A file with one picture of 9 by 9 pixels. */
function oneImage(annotations: readonly object[]): string {
  return JSON.stringify({
    images: [{ id: 1, file_name: 'a.jpg', width: 9, height: 9 }],
    categories: [{ id: 1, name: 'cat' }],
    annotations,
  });
}

describe('Reading a COCO file', () => {
  it('gives the images, the classes and every outline that can be kept', async () => {
    const dataset = await readCoco(market);
    expect(dataset.classes).toEqual(['person', 'basket', '수박 🍉']);
    expect(dataset.images.map(({ file, width, height }) => [file, width, height])).toEqual([
      ['stalls/morning.jpg', 640, 480],
      ['stalls/장터.png', 300, 200],
      ['empty.jpg', 100, 80],
    ]);
    expect(drain(dataset).objects.map(({ key: _, ...object }) => object)).toEqual([
      {
        image: 0,
        className: 'person',
        score: null,
        geometry: { type: 'box', x: 10.5, y: 20, width: 30.25, height: 40 },
      },
      {
        image: 0,
        className: 'person',
        score: null,
        geometry: { type: 'polygon', parts: [[[100, 100, 150, 100, 150, 150]]] },
      },
      {
        image: 1,
        className: 'basket',
        score: null,
        geometry: { type: 'polygon', parts: [[[5, 5, 25, 5, 25, 25, 5, 25]], [[45, 45, 65, 45, 65, 65, 45, 65]]] },
      },
      {
        image: 1,
        className: '수박 🍉',
        score: null,
        geometry: { type: 'polygon', parts: [[[20, 20, 40, 20, 40, 40]]] },
      },
      {
        image: 1,
        className: 'person',
        score: null,
        geometry: { type: 'mask', x: 50, y: 60, width: 1, height: 80, counts: encodeRuns([0, 80]) },
        attributes: { iscrowd: true },
      },
      { image: 0, className: 'person', score: null, geometry: { type: 'box', x: 200, y: 50, width: 40, height: 90 } },
      {
        image: 0,
        className: 'basket',
        score: null,
        geometry: { type: 'box', x: 600, y: 400, width: 100, height: 120 },
        attributes: { occluded: true },
      },
    ]);
  });

  it('says in words what it could not keep, how often, and where first', async () => {
    const { losses } = drain(await readCoco(market));
    expect(losses.map(({ code, count, example }) => [code, count, example])).toEqual([
      ['coco.info', 2, 'info'],
      ['coco.image-fields', 2, 'images[0]'],
      ['coco.supercategory', 2, 'categories[0]'],
      ['coco.box-differs', 2, 'annotations[3]'],
      ['coco.keypoints', 1, 'annotations[5]'],
      ['coco.degenerate-box', 1, 'annotations[6]'],
      ['coco.outside', 1, 'annotations[7]'],
    ]);
    for (const { message } of losses) expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it('reads masks from run lengths as a list and as text, and says which were made for another picture', async () => {
    const object = { image_id: 1, category_id: 1 };
    const compressed = encodeRuns([10, 2, 7, 2, 60]);
    const masks = [
      { ...object, id: 1, iscrowd: 1, segmentation: { size: [9, 9], counts: [10, 2, 0, 0, 7, 2, 60] } },
      { ...object, id: 2, segmentation: { size: [9, 9], counts: compressed } },
      { ...object, id: 3, segmentation: { size: [9, 9], counts: [81] } },
      { ...object, id: 4, segmentation: { size: [3, 3], counts: [0, 9] } },
    ];
    const { objects, codes } = drain(await readCoco(fileWith(oneImage(masks))));
    const mask = { type: 'mask', x: 1, y: 1, width: 2, height: 2, counts: encodeRuns([0, 4]) };
    const whole = { type: 'mask', x: 0, y: 0, width: 3, height: 3, counts: encodeRuns([0, 9]) };
    expect(objects.map(({ geometry }) => geometry)).toEqual([mask, mask, whole]);
    expect(objects[0]!.attributes).toEqual({ iscrowd: true });
    expect(codes).toEqual(['coco.empty-mask', 'coco.mask-size']);
  });

  it.each([
    [[9, 9], [80]],
    [
      [9, 9],
      [80, 2],
    ],
    [
      [9, 9],
      [-1, 82],
    ],
    [[9, 9], '0'],
    [[9, 9], 'ooooooooooooooooooooo'],
    [[9, 9], 'a b'],
    [[9, 9], { 0: 81 }],
    [[0, 9], [0]],
    [[9], [9]],
    [[100_000, 100_000], [10_000_000_000]],
  ])('refuses the run lengths of %j in %j', async (size, counts) => {
    const file = fileWith(oneImage([{ id: 1, image_id: 1, category_id: 1, segmentation: { size, counts } }]));
    const dataset = await readCoco(file);
    expect(() => drain(dataset)).toThrow(/segmentation\.(size|counts)/);
  });

  it('takes the sections in any order, a byte order mark, and any white space', async () => {
    const text =
      '\ufeff\n{ "annotations" : [ { "id":1, "image_id":5, "category_id":2, "bbox":[1,2,3,4] } ,\n {"id":2,"image_id":5,"category_id":2,"bbox":[1,2,3,5]} ],' +
      '"categories":[{"id":2,"name":" pear "}],\t"images":[{"id":5,"file_name":"p.jpg","width":9,"height":9}] }\r\n';
    const { objects, codes } = drain(await readCoco(fileWith(text)));
    expect(objects.map(({ className, geometry }) => [className, geometry.type])).toEqual([
      ['pear', 'box'],
      ['pear', 'box'],
    ]);
    expect(codes).toEqual(['coco.name-trimmed']);
  });

  it('joins categories of one name and reports repeated numbers of objects', async () => {
    const file = fileWith(
      JSON.stringify({
        images: [{ id: 1, file_name: 'a.jpg', width: 9, height: 9 }],
        categories: [
          { id: 1, name: 'cat' },
          { id: 8, name: 'cat' },
        ],
        annotations: [1, 8].map((category) => ({ id: 3, image_id: 1, category_id: category, bbox: [0, 0, 5, 5] })),
      }),
    );
    const dataset = await readCoco(file);
    expect(dataset.classes).toEqual(['cat']);
    expect(drain(dataset).codes).toEqual(['coco.same-name', 'coco.repeated-id']);
  });

  it('makes picture names safe to look for below a folder', async () => {
    const names = ['C:\\data\\a.jpg', '/etc/passwd', '../../b.jpg', './c/../d.jpg', 'e:f.jpg'];
    const images = names.map((file_name, id) => ({ id, file_name, width: 9, height: 9 }));
    const dataset = await readCoco(fileWith(JSON.stringify({ images, categories: [], annotations: [] })));
    expect(dataset.images.map(({ file }) => file)).toEqual(['data/a.jpg', 'etc/passwd', 'b.jpg', 'c/d.jpg', 'e:f.jpg']);
  });

  it('reads detection results with the file that their numbers come from', async () => {
    const results = fileWith('[{"image_id":7,"category_id":3,"bbox":[1,2,3,4],"score":0.75}]', 'results.json');
    const { objects } = drain(await readCoco(results, { reference: market }));
    expect(objects).toEqual([
      { image: 0, className: 'person', score: 0.75, geometry: { type: 'box', x: 1, y: 2, width: 3, height: 4 } },
    ]);
  });

  it('asks for that file when it is not given', async () => {
    const error = await userErrorOf(
      readCoco(fileWith('[{"image_id":7,"category_id":3,"bbox":[1,2,3,4],"score":0.75}]')),
    );
    expect(error.code).toBe('import.resultsNeedReference');
    expect(error.message).toMatch(/Give the COCO file that these numbers come from/);
  });

  it('stops when it is cancelled', async () => {
    await expect(readCoco(market, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('finds records wherever the chunks of the file are cut', async () => {
    // Longer than a chunk, with quotes and backslashes before every possible cut.
    const pad = '\\"\\\\'.repeat(300_000);
    const annotations = Array.from(
      { length: 8 },
      (_, index) => `{"id":${index},"note":"${pad}","image_id":1,"category_id":1,"bbox":[${index},0,1,1]}`,
    );
    const file = fileWith(
      `{"images":[{"id":1,"file_name":"a.jpg","width":9,"height":9}],"annotations":[${annotations.join(',')}],"categories":[{"id":1,"name":"x"}]}`,
    );
    const { objects } = drain(await readCoco(file));
    expect(objects.map(({ geometry }) => geometry.type === 'box' && geometry.x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
