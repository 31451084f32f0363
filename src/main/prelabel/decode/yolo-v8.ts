import {
  cornersOfCentred,
  outputAt,
  outputMismatch,
  type Candidate,
  type DecodeContext,
  type OutputTensor,
} from './tensor';

/**
 * YOLOv8, v9, v11, v12 and v5u: one tensor [1, 4 + classes, N] (in some exports [1, N, 4 + classes]) with centre x,
 * centre y, width, height in input pixels and one value for each class after the sigmoid. The score is the best class.
 */
export function decodeYoloV8(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return readYoloHead(outputAt(outputs, 0), context, 0).map(({ candidate }) => candidate);
}

export interface YoloFinding {
  readonly candidate: Candidate;
  /** The values after the classes, 0 to `more` - 1: coefficients of a mask, joints, an angle. */
  readonly more: (index: number) => number;
}

/** @param more how many values follow the classes of each finding. */
export function readYoloHead(output: OutputTensor, context: DecodeContext, more: number): YoloFinding[] {
  const { classCount, threshold } = context;
  const { count, valueStep, itemStep } = layoutOf(output, 4 + classCount + more);
  const { data } = output;
  const best = new Float32Array(count).fill(-Infinity);
  const bestClass = new Uint16Array(count);
  // Class by class and not item by item, so that the usual layout is read in the order of its memory.
  for (let classIndex = 0; classIndex < classCount; classIndex++) {
    const start = (4 + classIndex) * valueStep;
    for (let item = 0; item < count; item++) {
      const score = data[start + item * itemStep]!;
      if (score <= best[item]!) continue;
      best[item] = score;
      bestClass[item] = classIndex;
    }
  }
  const found: YoloFinding[] = [];
  for (let item = 0; item < count; item++) {
    const score = best[item]!;
    if (score < threshold) continue;
    const value = (index: number) => data[index * valueStep + item * itemStep]!;
    const box = cornersOfCentred(value(0), value(1), value(2), value(3));
    found.push({
      candidate: { classIndex: bestClass[item]!, score, ...box },
      more: (index) => value(4 + classCount + index),
    });
  }
  return found;
}

function layoutOf(output: OutputTensor, values: number): { count: number; valueStep: number; itemStep: number } {
  const [batch, second = 0, third = 0] = output.dims;
  const isTensor = output.dims.length === 3 && batch === 1;
  if (isTensor && second === values) return { count: third, valueStep: third, itemStep: 1 };
  if (isTensor && third === values) return { count: second, valueStep: 1, itemStep: values };
  throw outputMismatch(output, `[1, ${values}, N]`);
}
