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
 * DETR and YOLOS (Hugging Face exports): `logits` [1, N, classes + 1], of which the last means "no object"
 * and which become scores by a softmax, and `pred_boxes` [1, N, 4] (centre x, centre y, width, height as fractions of
 * the input).
 */
export function decodeDetr(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const logits = outputAt(outputs, 0);
  const boxes = outputAt(outputs, 1);
  const rowLength = context.classCount + 1;
  requireDims(logits, [1, 'N', rowLength]);
  const count = logits.data.length / rowLength;
  requireDims(boxes, [1, count, 4]);
  return Array.from({ length: count }, (_, query) => {
    const classIndex = indexOfLargest(logits.data, query * rowLength, context.classCount);
    const box = boxes.data.subarray(query * 4, query * 4 + 4);
    return {
      classIndex,
      score: softmaxAt(logits.data.subarray(query * rowLength, (query + 1) * rowLength), classIndex),
      ...cornersOfCentred(
        box[0]! * context.width,
        box[1]! * context.height,
        box[2]! * context.width,
        box[3]! * context.height,
      ),
    };
  });
}

function softmaxAt(values: Float32Array, index: number): number {
  const chosen = values[index]!;
  return 1 / values.reduce((total, value) => total + Math.exp(value - chosen), 0);
}
