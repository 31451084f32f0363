import {
  outputAt,
  requireDims,
  cornersOfCentred,
  type Candidate,
  type DecodeContext,
  type OutputTensor,
} from './tensor';
import { readYoloHead } from './yolo-v8';

/** YOLOv8 and v11 OBB: [1, 4 + classes + 1, N]; the last value turns the box about its centre, in radians clockwise. */
export function decodeYoloOriented(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return readYoloHead(outputAt(outputs, 0), context, 1).map(({ candidate, more }) => ({
    ...candidate,
    angle: more(0),
  }));
}

const rowLength = 7;

/** Networks that suppress their own overlaps: rows [1, N, 7] (centre x, centre y, width, height, score, class, angle). */
export function decodeEndToEndOriented(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  requireDims(output, [1, 'N', rowLength]);
  const found: Candidate[] = [];
  for (let row = 0; row < output.data.length; row += rowLength) {
    const [x, y, width, height, score, classIndex, angle] = output.data.subarray(row, row + rowLength);
    if (score! < context.threshold) continue;
    found.push({ classIndex: classIndex!, score: score!, ...cornersOfCentred(x!, y!, width!, height!), angle: angle! });
  }
  return found;
}
