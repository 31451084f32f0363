import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertExists } from '@shared/lib/assert';
import type { RotatedBox } from '@shared/geometry/rotated-box/rotated-box';
import { boundsOf } from '@shared/geometry/operations';
import { sharp } from '@main/images/sharp';
import type { ModelCard } from '@main/prelabel/card';
import { detect } from '@main/prelabel/detect';
import type { Detection } from '@main/prelabel/detection';
import { installModel } from '@main/prelabel/install-model';
import { inspectModel } from '@main/prelabel/recognise/inspect-model';
import { recogniseModel } from '@main/prelabel/recognise/recognise-model';
import { openSession } from '@main/prelabel/session';
import { buildModel, type ConstantOutput, type ModelInput } from '@tests/support/onnx-builder';
import { temporaryFolder } from '@tests/support/temporary-store';

// Models of 64 x 64 pixels and three classes that see one thing of the last class, at (48, 24), 32 wide and 16 high, in
// a picture of 128 x 64 pixels, where one pixel of the input is two of the picture and the bars are 16 pixels high.

const names = "{0: 'cat', 1: 'dog', 2: 'ox'}";
const images: ModelInput = { name: 'images', type: 'float32', shape: [1, 3, 64, 64] };
const cells = 84;
const box = [32, 32, 16, 8] as const;
const scores = [0.1, 0.2, 0.8] as const;

function filled(name: string, shape: readonly number[], value: (place: number) => number): ConstantOutput {
  const count = shape.reduce((product, side) => product * side, 1);
  return { name, type: 'float32', shape, values: Array.from({ length: count }, (_, place) => value(place)) };
}

/** One finding in the layout of a grid: [1, values, cells]. */
function grid(values: readonly number[]): ConstantOutput {
  return filled('output0', [1, values.length, cells], (place) =>
    place % cells === 40 ? values[Math.floor(place / cells)]! : 0,
  );
}

/** One finding as the first of 300 rows. */
function rows(values: readonly number[]): ConstantOutput {
  return filled('output0', [1, 300, values.length], (place) => values[place] ?? 0);
}

/** Two prototypes of 16 x 16: the first is the left half, the second the right. */
const prototypes = filled('output1', [1, 2, 16, 16], (place) => (place % 16 < 8 === place < 256 ? 1 : -1));

async function run(
  outputs: readonly ConstantOutput[],
  metadata: Readonly<Record<string, string>> = {},
  input: ModelInput = images,
): Promise<{ card: ModelCard; found: Detection[] }> {
  const folder = temporaryFolder();
  const picture = join(folder, 'picture.png');
  await sharp({ create: { width: 128, height: 64, channels: 3, background: '#804020' } }).toFile(picture);
  const path = join(folder, 'model.onnx');
  await mkdir(folder, { recursive: true });
  await writeFile(path, buildModel([input], outputs, metadata));
  const { card } = recogniseModel(await inspectModel(path));
  const session = await openSession(
    await installModel(join(folder, 'models'), { model: path }, assertExists(card, 'recognised')),
  );
  try {
    const found = await detect(session, { imagePath: picture, region: null, threshold: 0.5 }, () => false);
    return { card: session.card, found: found! };
  } finally {
    await session.close();
  }
}

/** Rows of YOLOv5: three anchors a cell, an objectness before the classes. */
const anchors = filled('output0', [1, cells * 3, 10], (place) =>
  Math.floor(place / 10) === 100 ? [...box, 0.9, 0.1, 0.2, 0.8 / 0.9, 1, 0][place % 10]! : 0,
);

const chw: ModelInput = { name: 'image', type: 'float32', shape: [3, 64, 64] };
const bytes: ModelInput = { name: 'input_tensor', type: 'uint8', shape: [1, 64, 64, 3] };
const lists = (name: string, shape: readonly number[], values: readonly number[]) =>
  filled(name, shape, (place) => values[place] ?? 0);
const boxLists = [
  lists('boxes', [2, 4], [0, 0, 1, 1, 24, 28, 40, 36]),
  { ...lists('labels', [2], [1, 3]), type: 'int64' as const },
  lists('scores', [2], [0.01, 0.8]),
];

describe('masks', () => {
  it.each([
    ['the left half of the box', 28],
    ['the left half of the picture, that is the left half of the box', 64],
  ])('of torchvision are %s', async (_, side) => {
    const masks = filled('masks', [2, 1, side, side], (place) => (place % side < side / 2 ? 0.9 : 0.1));
    const { card, found } = await run([...boxLists, masks], { names }, chw);
    expect(card).toMatchObject({ adapter: 'torchvision-segment', outputs: ['labels', 'boxes', 'scores', 'masks'] });
    expect(found).toMatchObject([{ classIndex: 2, box: { x: 48, y: 24, width: 32, height: 16 } }]);
    expect(boundsOf(found[0]!.outline!)).toEqual({ minX: 48, minY: 24, maxX: 64, maxY: 40 });
  });

  it('of the TensorFlow Object Detection API lie over their boxes', async () => {
    const outputs = [
      lists('detection_boxes', [1, 2, 4], [0, 0, 0, 0, 0.375, 0.375, 0.625, 0.625]),
      lists('detection_classes', [1, 2], [1, 3]),
      lists('detection_scores', [1, 2], [0, 0.8]),
      filled('detection_masks', [1, 2, 33, 33], (place) => (place % 33 < 16 ? 0.9 : 0.1)),
      lists('num_detections', [1], [1]),
    ];
    const { card, found } = await run(outputs, { names }, bytes);
    expect(card.adapter).toBe('tf-segment');
    expect(found).toMatchObject([{ classIndex: 2, box: { x: 48, y: 24, width: 32, height: 16 } }]);
    const { minX, maxX } = boundsOf(found[0]!.outline!);
    expect([minX, Math.round(maxX / 2) * 2]).toEqual([48, 64]);
  });

  it('that do not go with the boxes are refused', async () => {
    const masks = filled('masks', [1, 1, 28, 28], () => 1);
    await expect(run([...boxLists, masks], { names }, chw)).rejects.toMatchObject({ code: 'model.unexpectedOutput' });
  });

  it.each([
    ['YOLOv8 segment', 'yolo-segment', grid([...box, ...scores, 1, 0])],
    ['networks that suppress their own overlaps', 'end-to-end-segment', rows([24, 28, 40, 36, 0.8, 2, 1, 0])],
    ['YOLOv5 segment', 'yolo-v5-segment', anchors],
  ])('of %s fill the half of the box that their coefficients choose', async (_, adapter, output) => {
    const { card, found } = await run([output, prototypes], { names, task: 'segment' });
    expect(card.adapter).toBe(adapter);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ classIndex: 2, box: { x: 48, y: 24, width: 32, height: 16 } });
    expect(found[0]!.outline?.type).toBe('mask');
    expect(boundsOf(found[0]!.outline!)).toEqual({ minX: 48, minY: 24, maxX: 64, maxY: 40 });
  });

  it('of a network that gives every place a class are one for each class', async () => {
    // 16 x 16 places; the lower half is an ox.
    const logits = filled('logits', [1, 3, 16, 16], (place) => {
      const isLow = place % 256 >= 128;
      return Math.floor(place / 256) === (isLow ? 2 : 0) ? 5 : 0;
    });
    const { card, found } = await run([logits], { names });
    expect(card).toMatchObject({ adapter: 'semantic', classes: ['cat', 'dog', 'ox'] });
    const ox = found.find(({ classIndex }) => classIndex === 2)!;
    expect(boundsOf(ox.outline!)).toEqual({ minX: 0, minY: 32, maxX: 128, maxY: 64 });
    expect(found.map(({ classIndex }) => classIndex).toSorted()).toEqual([0, 2]);
  });

  it('of a network that finds what stands out lie where its values are high, whatever their range', async () => {
    const plane = filled('d0', [1, 1, 64, 64], (place) => (place % 64 >= 32 ? 7 : -3));
    const { card, found } = await run([plane, { ...plane, name: 'd1' }]);
    expect(card).toMatchObject({ adapter: 'salient', outputs: ['d0'] });
    expect(boundsOf(found[0]!.outline!)).toEqual({ minX: 64, minY: 0, maxX: 128, maxY: 64 });
  });
});

describe('poses', () => {
  const joints = [20, 30, 0.9, 44, 34, 0.2];

  it.each([
    ['YOLOv8 pose', 'yolo-pose', grid([...box, 0.8, ...joints])],
    ['networks that suppress their own overlaps', 'end-to-end-pose', rows([24, 28, 40, 36, 0.8, 0, ...joints])],
  ])('of %s come with where each joint is, and how surely', async (_, adapter, output) => {
    const { card, found } = await run([output], { task: 'pose', kpt_shape: '[2, 3]', names: "{0: 'person'}" });
    expect(card).toMatchObject({ adapter, poses: { joints: ['joint 1', 'joint 2'], values: 3 } });
    expect(found).toHaveLength(1);
    expect(found[0]!.joints).toMatchObject([
      { name: 'joint 1', x: 40, y: 28 },
      { name: 'joint 2', x: 88, y: 36 },
    ]);
    expect(found[0]!.joints![1]!.score).toBeCloseTo(0.2, 5);
  });
});

describe('joints of torchvision', () => {
  it('come with their boxes', async () => {
    const joints = filled('keypoints', [2, 2, 3], (place) => [0, 0, 0, 0, 0, 0, 20, 30, 1, 44, 34, 0][place]!);
    const { card, found } = await run(
      [...boxLists.map((list) => (list.name === 'labels' ? { ...list, values: [1, 1] } : list)), joints],
      {},
      chw,
    );
    expect(card).toMatchObject({ adapter: 'torchvision-pose', classes: ['person'] });
    expect(found).toHaveLength(1);
    expect(found[0]!.joints).toMatchObject([
      { x: 40, y: 28, score: 1 },
      { x: 88, y: 36, score: 0 },
    ]);
  });
});

describe('turned boxes', () => {
  it.each([
    ['YOLOv8 OBB', 'yolo-oriented', grid([...box, ...scores, Math.PI / 6])],
    ['networks that suppress their own overlaps', 'end-to-end-oriented', rows([...box, 0.8, 2, Math.PI / 6])],
  ])('of %s keep their angle', async (_, adapter, output) => {
    const { card, found } = await run([output], { names, task: 'obb' });
    expect(card.adapter).toBe(adapter);
    expect(found).toHaveLength(1);
    expect(found[0]!.outline).toMatchObject({ type: 'rotated-box' });
    const { cx, cy, width, height, angle } = found[0]!.outline as RotatedBox;
    for (const [got, expected] of [
      [cx, 64],
      [cy, 32],
      [width, 32],
      [height, 16],
      [angle, 30],
    ] as const) {
      expect(got).toBeCloseTo(expected, 3);
    }
  });

  it('suppress each other where they lie alike, and not where they cross', async () => {
    const turned = [0, 1, 2].map((index) => [32, 32, 32, 4, 0.1, 0.2, 0.9 - index / 10, [0.1, 0.15, 1.67][index]!]);
    const output = filled(
      'output0',
      [1, 8, cells],
      (place) => turned[(place % cells) - 10]?.[Math.floor(place / cells)] ?? 0,
    );
    const { found } = await run([output], { names, task: 'obb' });
    expect(found.map(({ score }) => Math.round(score * 10))).toEqual([9, 7]);
  });
});

describe('what a whole picture shows', () => {
  it.each([
    ['probabilities', [0.1, 0.1, 0.8]],
    ['logits', [1, 1, 1 + Math.log(8)]],
  ])('is told by %s', async (_, values) => {
    const { card, found } = await run([filled('output0', [1, 3], (place) => values[place]!)], { names });
    expect(card).toMatchObject({ task: 'classify', adapter: 'classify', input: { resize: 'centre-crop' } });
    expect(found).toMatchObject([{ classIndex: 2, box: { x: 0, y: 0, width: 128, height: 64 } }]);
    expect(found[0]!.score).toBeCloseTo(0.8, 5);
  });
});
