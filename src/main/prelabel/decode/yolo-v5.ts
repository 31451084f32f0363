import { indexOfLargest } from './largest';
import {
  cornersOfCentred,
  outputAt,
  requireDims,
  type Candidate,
  type DecodeContext,
  type OutputTensor,
} from './tensor';

/**
 * YOLOv5, v6 and v7: one tensor [1, N, 5 + classes] with rows (centre x, centre y, width, height in input pixels,
 * objectness, one value for each class), all after the sigmoid. The score is objectness × class.
 */
export function decodeYoloV5(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  const rowLength = 5 + context.classCount;
  requireDims(output, [1, 'N', rowLength]);
  const { data } = output;
  const found: Candidate[] = [];
  for (let row = 0; row < data.length; row += rowLength) {
    const objectness = data[row + 4]!;
    if (objectness < context.threshold) continue;
    const classIndex = indexOfLargest(data, row + 5, context.classCount);
    const score = objectness * data[row + 5 + classIndex]!;
    if (score < context.threshold) continue;
    found.push({
      classIndex,
      score,
      ...cornersOfCentred(data[row]!, data[row + 1]!, data[row + 2]!, data[row + 3]!),
    });
  }
  return found;
}
