import { outputAt, requireDims, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

const rowLength = 6;

/**
 * Networks that suppress their own overlaps (YOLOv10, YOLO26, exports with `nms=True`): one tensor [1, N, 6] with rows
 * (left, top, right, bottom in input pixels, score, class). Rows that hold nothing have the score 0.
 */
export function decodeEndToEnd(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  requireDims(output, [1, 'N', rowLength]);
  const { data } = output;
  const found: Candidate[] = [];
  for (let row = 0; row < data.length; row += rowLength) {
    const score = data[row + 4]!;
    if (score < context.threshold) continue;
    found.push({
      classIndex: data[row + 5]!,
      score,
      left: data[row]!,
      top: data[row + 1]!,
      right: data[row + 2]!,
      bottom: data[row + 3]!,
    });
  }
  return found;
}
