import { sigmoid } from './sigmoid';
import {
  cornersOfCentred,
  outputAt,
  requireDims,
  type Candidate,
  type DecodeContext,
  type OutputTensor,
} from './tensor';

/**
 * The descendants of DETR that were trained with the focal loss (RF-DETR; RT-DETR, Deformable and Conditional DETR as
 * Hugging Face exports them): logits [1, N, classes], each a score of its own by the sigmoid, and boxes [1, N, 4]
 * (centre x, centre y, width, height as fractions of the input). There is no class for "no object".
 */
export function decodeDetrFocal(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const logits = outputAt(outputs, 0);
  const boxes = outputAt(outputs, 1);
  requireDims(logits, [1, 'N', context.classCount]);
  const count = logits.data.length / context.classCount;
  requireDims(boxes, [1, count, 4]);
  const found: Candidate[] = [];
  for (let index = 0; index < logits.data.length; index++) {
    const score = sigmoid(logits.data[index]!);
    if (score < context.threshold) continue;
    const query = Math.floor(index / context.classCount);
    const [x, y, width, height] = boxes.data.subarray(query * 4, query * 4 + 4);
    const box = cornersOfCentred(
      x! * context.width,
      y! * context.height,
      width! * context.width,
      height! * context.height,
    );
    found.push({ classIndex: index % context.classCount, score, ...box });
  }
  return found;
}
