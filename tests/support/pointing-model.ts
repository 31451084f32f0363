import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelInput } from './onnx-builder';
import { buildGraph, type GraphConstant, type GraphNode } from './onnx-graph';

interface PointingModel {
  /** Of the encoder's input, in pixels. */
  readonly side: number;
  /** Of its masks, in places. */
  readonly places: number;
  /** Channels and side of the embedding. */
  readonly embedding: readonly [channels: number, side: number];
  /** Products of the embedding with a square matrix, which change nothing and take the time of a real decoder. */
  readonly work: number;
}

const tiny: PointingModel = { side: 64, places: 64, embedding: [3, 2], work: 0 };

/** Discs around the points have this radius, as a share of the input's side. */
export const discRadius = 10 / 64;

const float = (name: string, shape: ModelInput['shape']): ModelInput => ({ name, type: 'float32', shape });
const scalar = (name: string, value: number): GraphConstant => ({ name, type: 'float32', shape: [], values: [value] });
const index = (name: string, value: number): GraphConstant => ({ name, type: 'int64', shape: [], values: [value] });

/**
 * Both networks of a model that one points with, in the form of SAM. What it outlines follows from what is pointed at:
 * a disc around each point that belongs to the thing and all of the box, without discs around points that do not; and how
 * sure it is follows from the brightness of the picture, by way of the embedding.
 */
export async function writePointingModel(
  folder: string,
  model: PointingModel = tiny,
): Promise<{ encoder: string; decoder: string }> {
  const [encoder, decoder] = [join(folder, 'discs.encoder.onnx'), join(folder, 'discs.decoder.onnx')];
  await writeFile(encoder, encoderOf(model));
  await writeFile(decoder, decoderOf(model));
  return { encoder, decoder };
}

function encoderOf({ side, embedding: [channels, places] }: PointingModel): Uint8Array {
  const kernel = side / places;
  return buildGraph({
    inputs: [float('x', [1, 3, side, side])],
    constants: [{ name: 'spread', type: 'int64', shape: [4], values: [1, channels / 3, 1, 1] }],
    nodes: [
      {
        operation: 'AveragePool',
        inputs: ['x'],
        output: 'pooled',
        attributes: { kernel_shape: [kernel, kernel], strides: [kernel, kernel] },
      },
      { operation: 'Tile', inputs: ['pooled', 'spread'], output: 'image_embeddings' },
    ],
    outputs: [float('image_embeddings', [1, channels, places, places])],
  });
}

function decoderOf({ side, places, embedding: [channels, embedded], work }: PointingModel): Uint8Array {
  const shares = Array.from({ length: places }, (_, place) => (place + 0.5) / places);
  const node = (operation: string, inputs: string[], output: string, attributes = {}): GraphNode => ({
    operation,
    inputs,
    output,
    attributes,
  });
  /** 1 for each point with the label, else 0. */
  const chosen = (label: string, output: string) => [
    node('Equal', ['point_labels', label], `${output}_is`),
    node('Cast', [`${output}_is`], `${output}_one`, { to: 1 }),
    node('Unsqueeze', [`${output}_one`, 'last_axes'], output),
  ];
  const most = (input: string, output: string) => node('ReduceMax', [input], output, { axes: [1], keepdims: 1 });
  const corner = (axis: 'x' | 'y', chosenBy: string, output: string) => [
    node('Mul', [`point_${axis}`, chosenBy], `${output}_all`),
    most(`${output}_all`, output),
  ];
  return buildGraph({
    inputs: [
      float('image_embeddings', [1, channels, embedded, embedded]),
      float('point_coords', [1, 'points', 2]),
      float('point_labels', [1, 'points']),
      float('mask_input', [1, 1, 256, 256]),
      float('has_mask_input', [1]),
      float('orig_im_size', [2]),
    ],
    constants: [
      { name: 'across', type: 'float32', shape: [1, 1, 1, places], values: shares },
      { name: 'down', type: 'float32', shape: [1, 1, places, 1], values: shares },
      { name: 'last_axes', type: 'int64', shape: [2], values: [2, 3] },
      { name: 'rows', type: 'int64', shape: [2], values: [embedded * embedded, channels] },
      { name: 'weights', type: 'float32', shape: [channels, channels], values: Array(channels * channels).fill(1e-6) },
      ...[0, 1, 2, 3].map((label) => scalar(`label_${label}`, label)),
      index('first', 0),
      index('second', 1),
      scalar('radius', (discRadius * side) ** 2),
      scalar('strong', 4),
      scalar('little', 1e-3),
      scalar('nothing', 0),
    ],
    nodes: [
      node('Gather', ['orig_im_size', 'first'], 'height'),
      node('Gather', ['orig_im_size', 'second'], 'width'),
      node('Mul', ['across', 'width'], 'x'),
      node('Mul', ['down', 'height'], 'y'),
      node('Gather', ['point_coords', 'first'], 'xs', { axis: 2 }),
      node('Gather', ['point_coords', 'second'], 'ys', { axis: 2 }),
      node('Unsqueeze', ['xs', 'last_axes'], 'point_x'),
      node('Unsqueeze', ['ys', 'last_axes'], 'point_y'),
      node('Sub', ['x', 'point_x'], 'dx'),
      node('Sub', ['y', 'point_y'], 'dy'),
      node('Mul', ['dx', 'dx'], 'dxx'),
      node('Mul', ['dy', 'dy'], 'dyy'),
      node('Add', ['dxx', 'dyy'], 'far'),
      node('Sub', ['radius', 'far'], 'near'),
      ...chosen('label_1', 'inside'),
      ...chosen('label_0', 'outside'),
      ...chosen('label_2', 'start'),
      ...chosen('label_3', 'end'),
      node('Mul', ['near', 'inside'], 'discs'),
      most('discs', 'wanted'),
      node('Relu', ['near'], 'near_only'),
      node('Mul', ['near_only', 'outside'], 'holes'),
      most('holes', 'unwanted'),
      ...corner('x', 'start', 'left'),
      ...corner('y', 'start', 'top'),
      ...corner('x', 'end', 'right'),
      ...corner('y', 'end', 'bottom'),
      node('Sub', ['x', 'left'], 'from_left'),
      node('Sub', ['y', 'top'], 'from_top'),
      node('Sub', ['right', 'x'], 'from_right'),
      node('Sub', ['bottom', 'y'], 'from_bottom'),
      node('Min', ['from_left', 'from_top', 'from_right', 'from_bottom'], 'boxed'),
      node('Max', ['wanted', 'boxed'], 'thing'),
      node('Mul', ['unwanted', 'strong'], 'cut'),
      node('Sub', ['thing', 'cut'], 'rest'),
      ...labour(work),
      node('Mul', [`work_${work}`, 'nothing'], 'idle_work'),
      node('ReduceMean', ['idle_work'], 'idle_sum', { keepdims: 0 }),
      node('Sub', ['rest', 'little'], 'logits'),
      node('Add', ['logits', 'idle_sum'], 'masks'),
      node('ReduceMean', ['image_embeddings'], 'bright_channels', { axes: [2, 3], keepdims: 0 }),
      node('ReduceMean', ['bright_channels'], 'bright', { axes: [1], keepdims: 1 }),
      node('Sigmoid', ['bright'], 'iou_predictions'),
    ],
    outputs: [float('masks', [1, 1, places, places]), float('iou_predictions', [1, 1])],
  });
}

/** The embedding as rows of channels, multiplied again and again. */
function labour(work: number): GraphNode[] {
  const products = Array.from({ length: work }, (_, step): GraphNode => ({
    operation: 'MatMul',
    inputs: [`work_${step}`, 'weights'],
    output: `work_${step + 1}`,
  }));
  return [{ operation: 'Reshape', inputs: ['image_embeddings', 'rows'], output: 'work_0' }, ...products];
}
