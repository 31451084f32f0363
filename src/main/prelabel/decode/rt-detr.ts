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
 * RT-DETR as Ultralytics and Paddle export it: one tensor [1, N, 4 + classes] with rows (centre x, centre y, width,
 * height as fractions of the input, one value for each class). Some exports leave the sigmoid to the reader: values
 * outside 0 to 1 tell.
 */
export function decodeRtDetr(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  const rowLength = 4 + context.classCount;
  requireDims(output, [1, 'N', rowLength]);
  const { data } = output;
  const scoreOf = classValuesAreScores(data, rowLength) ? (value: number) => value : sigmoid;
  const found: Candidate[] = [];
  for (let row = 0; row < data.length; row += rowLength) {
    for (let classIndex = 0; classIndex < context.classCount; classIndex++) {
      const score = scoreOf(data[row + 4 + classIndex]!);
      if (score < context.threshold) continue;
      const box = cornersOfCentred(
        data[row]! * context.width,
        data[row + 1]! * context.height,
        data[row + 2]! * context.width,
        data[row + 3]! * context.height,
      );
      found.push({ classIndex, score, ...box });
    }
  }
  return found;
}

function classValuesAreScores(data: Float32Array, rowLength: number): boolean {
  return data.every((value, index) => index % rowLength < 4 || (value >= 0 && value <= 1));
}
