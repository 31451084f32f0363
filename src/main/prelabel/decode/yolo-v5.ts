import { indexOfLargest } from './largest';
import {
  cornersOfCentred,
  outputAt,
  requireDims,
  type Candidate,
  type DecodeContext,
  type OutputTensor,
} from './tensor';
import type { YoloFinding } from './yolo-v8';

/**
 * YOLOv5, v6 and v7: one tensor [1, N, 5 + classes] with rows (centre x, centre y, width, height in input pixels,
 * objectness, one value for each class), all after the sigmoid. The score is objectness × class.
 */
export function decodeYoloV5(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return readYoloV5(outputAt(outputs, 0), context, 0).map(({ candidate }) => candidate);
}

/** @param more how many values follow the classes of each finding. */
export function readYoloV5(output: OutputTensor, context: DecodeContext, more: number): YoloFinding[] {
  const rowLength = 5 + context.classCount + more;
  requireDims(output, [1, 'N', rowLength]);
  const { data } = output;
  const found: YoloFinding[] = [];
  for (let row = 0; row < data.length; row += rowLength) {
    const objectness = data[row + 4]!;
    if (objectness < context.threshold) continue;
    const classIndex = indexOfLargest(data, row + 5, context.classCount);
    const score = objectness * data[row + 5 + classIndex]!;
    if (score < context.threshold) continue;
    const box = cornersOfCentred(data[row]!, data[row + 1]!, data[row + 2]!, data[row + 3]!);
    found.push({
      candidate: { classIndex, score, ...box },
      more: (index) => data[row + 5 + context.classCount + index]!,
    });
  }
  return found;
}
