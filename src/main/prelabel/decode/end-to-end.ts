import { outputAt, requireDims, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

const rowLength = 6;

/**
 * Networks that suppress their own overlaps (YOLOv10, YOLO26, exports with `nms=True`): one tensor [1, N, 6] with rows
 * (left, top, right, bottom in input pixels, score, class). Rows that hold nothing have the score 0.
 */
export function decodeEndToEnd(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return readEndToEnd(outputAt(outputs, 0), context, 0).map(({ candidate }) => candidate);
}

export interface EndToEndFinding {
  readonly candidate: Candidate;
  /** The values after the class. */
  readonly more: Float32Array;
}

/** @param more how many values follow the class in each row. */
export function readEndToEnd(output: OutputTensor, context: DecodeContext, more: number): EndToEndFinding[] {
  const length = rowLength + more;
  requireDims(output, [1, 'N', length]);
  const { data } = output;
  const found: EndToEndFinding[] = [];
  for (let row = 0; row < data.length; row += length) {
    const [left, top, right, bottom, score, classIndex] = data.subarray(row, row + rowLength);
    if (score! < context.threshold) continue;
    found.push({
      candidate: { classIndex: classIndex!, score: score!, left: left!, top: top!, right: right!, bottom: bottom! },
      more: data.subarray(row + rowLength, row + length),
    });
  }
  return found;
}
