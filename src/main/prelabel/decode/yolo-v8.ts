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
  const output = outputAt(outputs, 0);
  const { count, valueStep, itemStep } = layoutOf(output, 4 + context.classCount);
  const { data } = output;
  const best = new Float32Array(count).fill(-Infinity);
  const bestClass = new Uint16Array(count);
  // Class by class and not item by item, so that the usual layout is read in the order of its memory.
  for (let classIndex = 0; classIndex < context.classCount; classIndex++) {
    const start = (4 + classIndex) * valueStep;
    for (let item = 0; item < count; item++) {
      const score = data[start + item * itemStep]!;
      if (score <= best[item]!) continue;
      best[item] = score;
      bestClass[item] = classIndex;
    }
  }
  const found: Candidate[] = [];
  for (let item = 0; item < count; item++) {
    const score = best[item]!;
    if (score < context.threshold) continue;
    const value = (index: number) => data[index * valueStep + item * itemStep]!;
    found.push({ classIndex: bestClass[item]!, score, ...cornersOfCentred(value(0), value(1), value(2), value(3)) });
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
