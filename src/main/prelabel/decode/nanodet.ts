import { outputAt, outputMismatch, requireDims, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

const strides = [8, 16, 32] as const;

/**
 * NanoDet (RangiLyu/nanodet, "generalised focal loss" head). Takes six tensors: scores after the sigmoid
 * [1, cells, classes] for the strides 8, 16 and 32, then distances [1, cells, 4 × bins] for the same strides.
 *
 * A distance (left, top, right, bottom, from the cell's centre) is a distribution over the bins 0, 1, ... in units of
 * the stride; its value is the expectation. The centre of the cell in column i is (i + 0.5) × stride.
 */
export function decodeNanodet(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return strides.flatMap((stride, level) => {
    const scores = outputAt(outputs, level);
    const distances = outputAt(outputs, level + strides.length);
    return decodeLevel(scores, distances, stride, context);
  });
}

function decodeLevel(
  scores: OutputTensor,
  distances: OutputTensor,
  stride: number,
  context: DecodeContext,
): Candidate[] {
  const columns = Math.ceil(context.width / stride);
  const cells = columns * Math.ceil(context.height / stride);
  const { classCount } = context;
  requireDims(scores, [1, cells, classCount]);
  requireDims(distances, [1, cells, '4 × bins']);
  const bins = distances.data.length / cells / 4;
  if (!Number.isInteger(bins) || bins < 2) throw outputMismatch(distances, `[1, ${cells}, 4 × bins]`);
  const found: Candidate[] = [];
  for (let index = 0; index < scores.data.length; index++) {
    const score = scores.data[index]!;
    if (score < context.threshold) continue;
    const cell = Math.floor(index / classCount);
    const centreX = ((cell % columns) + 0.5) * stride;
    const centreY = (Math.floor(cell / columns) + 0.5) * stride;
    const [left, top, right, bottom] = distancesOf(distances.data, cell, bins);
    found.push({
      classIndex: index % classCount,
      score,
      left: centreX - left * stride,
      top: centreY - top * stride,
      right: centreX + right * stride,
      bottom: centreY + bottom * stride,
    });
  }
  return found;
}

/** Left, top, right, bottom in strides. */
function distancesOf(values: Float32Array, cell: number, bins: number): [number, number, number, number] {
  const side = (index: number) => expectation(values, (cell * 4 + index) * bins, bins);
  return [side(0), side(1), side(2), side(3)];
}

/** The mean of 0, 1, ... under the softmax of `count` values. */
function expectation(values: Float32Array, start: number, count: number): number {
  let largest = -Infinity;
  for (let index = 0; index < count; index++) largest = Math.max(largest, values[start + index]!);
  let total = 0;
  let weighted = 0;
  for (let index = 0; index < count; index++) {
    const weight = Math.exp(values[start + index]! - largest);
    total += weight;
    weighted += weight * index;
  }
  return weighted / total;
}
