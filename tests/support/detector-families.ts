import type { ConstantOutput, DataType, ModelInput } from './onnx-builder';

/** A network of one family, for pictures of 64 x 64 pixels and three classes, that sees one thing of the last class. */
export interface FamilySample {
  readonly adapter: string;
  readonly title: string;
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ConstantOutput[];
  readonly metadata?: Readonly<Record<string, string>>;
}

const metadata = { names: "{0: 'cat', 1: 'dog', 2: 'ox'}" };
const nchw = (name: string): ModelInput => ({ name, type: 'float32', shape: [1, 3, 64, 64] });

/** Cells of the strides 8, 16 and 32. */
const cells = 64 + 16 + 4;

/** Zeros but for the values given by their places. */
function output(
  name: string,
  shape: readonly number[],
  values: Readonly<Record<number, number>>,
  type: DataType = 'float32',
): ConstantOutput {
  const count = shape.reduce((product, side) => product * side, 1);
  return { name, type, shape, values: Array.from({ length: count }, (_, index) => values[index] ?? 0) };
}

/** A row of a matrix, from its first place on. */
function row(start: number, values: readonly number[]): Record<number, number> {
  return Object.fromEntries(values.map((value, index) => [start + index, value]));
}

/** A column of a matrix with `columns` columns. */
function column(at: number, columns: number, values: readonly number[]): Record<number, number> {
  return Object.fromEntries(values.map((value, index) => [at + index * columns, value]));
}

/** The thing lies at (48, 24), 32 wide and 16 high, in a picture of 128 x 64 pixels. */
export const familySamples: readonly FamilySample[] = [
  {
    adapter: 'yolo-v8',
    title: 'YOLOv8 and v11',
    inputs: [nchw('images')],
    outputs: [output('output0', [1, 7, cells], column(40, cells, [32, 32, 16, 8, 0.1, 0.2, 0.8]))],
    metadata,
  },
  {
    adapter: 'yolo-v8',
    title: 'YOLOv8 turned round',
    inputs: [nchw('images')],
    outputs: [output('output0', [1, 1200, 7], row(7 * 900, [32, 32, 16, 8, 0.1, 0.2, 0.8]))],
    metadata,
  },
  {
    adapter: 'yolo-v5',
    title: 'YOLOv5',
    inputs: [nchw('images')],
    outputs: [output('output0', [1, cells * 3, 8], row(8 * 100, [32, 32, 16, 8, 0.9, 0.1, 0.2, 0.8 / 0.9]))],
    metadata,
  },
  {
    adapter: 'end-to-end',
    title: 'YOLOv10',
    inputs: [nchw('images')],
    outputs: [output('output0', [1, 300, 6], row(0, [24, 28, 40, 36, 0.8, 2]))],
    metadata,
  },
  {
    adapter: 'yolox',
    title: 'YOLOX',
    inputs: [nchw('images')],
    // Stride 8, column 3, row 1.
    outputs: [output('output', [1, cells, 8], row(8 * 11, [1, 1, Math.log(2), 0, 0.9, 0.1, 0.2, 0.8 / 0.9]))],
  },
  {
    adapter: 'rt-detr',
    title: 'RT-DETR',
    inputs: [nchw('images')],
    outputs: [output('output0', [1, 300, 7], row(7 * 299, [0.5, 0.5, 0.25, 0.25, 0.1, 0.2, 0.8]))],
    metadata,
  },
  {
    adapter: 'd-fine',
    title: 'D-FINE',
    inputs: [nchw('images'), { name: 'orig_target_sizes', type: 'int64', shape: [1, 2] }],
    outputs: [
      output('labels', [1, 300], { 7: 2 }, 'int64'),
      output('boxes', [1, 300, 4], row(28, [24, 24, 40, 40])),
      output('scores', [1, 300], { 7: 0.8 }),
    ],
  },
  {
    adapter: 'detr',
    title: 'DETR',
    inputs: [nchw('pixel_values'), { name: 'pixel_mask', type: 'int64', shape: [1, 64, 64] }],
    outputs: [
      // The softmax of (0, 0, ln 12, 0) at the third place is 12 / 15.
      output('logits', [1, 1, 4], { 2: Math.log(12) }),
      output('pred_boxes', [1, 1, 4], row(0, [0.5, 0.5, 0.25, 0.25])),
    ],
  },
  {
    adapter: 'detr-focal',
    title: 'RT-DETR of Hugging Face',
    inputs: [nchw('pixel_values')],
    outputs: [
      // The sigmoid of ln 4 is 4 / 5; that of the others is next to nothing.
      {
        ...output('logits', [1, 300, 3], {}),
        values: Array.from({ length: 900 }, (_, at) => (at === 8 ? Math.log(4) : -9)),
      },
      output('pred_boxes', [1, 300, 4], row(8, [0.5, 0.5, 0.25, 0.25])),
    ],
  },
  {
    adapter: 'detr-focal',
    title: 'RF-DETR',
    inputs: [nchw('input')],
    outputs: [
      output('dets', [1, 1, 4], row(0, [0.5, 0.5, 0.25, 0.25])),
      { ...output('labels', [1, 1, 3], {}), values: [-9, -9, Math.log(4)] },
    ],
  },
  {
    adapter: 'mmdeploy',
    title: 'MMDeploy',
    inputs: [nchw('input')],
    outputs: [
      output('dets', [1, 100, 5], row(5, [24, 12, 40, 20, 0.8])),
      output('labels', [1, 100], { 1: 2 }, 'int64'),
    ],
  },
  {
    adapter: 'tf-detection',
    title: 'TensorFlow Object Detection',
    inputs: [{ name: 'input_tensor', type: 'uint8', shape: [1, 64, 64, 3] }],
    outputs: [
      output('detection_boxes', [1, 100, 4], row(4, [0.375, 0.375, 0.625, 0.625])),
      output('detection_classes', [1, 100], { 1: 3 }),
      output('detection_scores', [1, 100], { 1: 0.8 }),
      output('num_detections', [1], { 0: 1 }),
    ],
  },
  {
    adapter: 'torchvision',
    title: 'torchvision',
    inputs: [{ name: 'image', type: 'float32', shape: [3, 64, 64] }],
    outputs: [
      output('boxes', [2, 4], row(4, [24, 28, 40, 36])),
      output('labels', [2], { 0: 1, 1: 3 }, 'int64'),
      output('scores', [2], { 0: 0.01, 1: 0.8 }),
    ],
  },
];
