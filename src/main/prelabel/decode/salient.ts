import { outputAt, outputMismatch, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

/**
 * Networks that tell one thing from its background (person masks, U²-Net, IS-Net, RMBG, BiRefNet): [1, 1, h, w] or
 * [1, h, w, 1] with a value for each place. Some give probabilities and some any range, which is then stretched to 0
 * to 1, as their authors do. The score is the mean of what is above one half.
 */
export function decodeSalient(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  const { width, height } = planeSize(output);
  const values = stretched(output.data);
  let [left, top, right, bottom, count, sum] = [width, height, 0, 0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value <= 0.5) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
    count++;
    sum += value;
  }
  if (count === 0) return [];
  const whole = { left: 0, top: 0, right: context.width, bottom: context.height };
  const [scaleX, scaleY] = [context.width / width, context.height / height];
  return [
    {
      classIndex: 0,
      score: sum / count,
      left: left * scaleX,
      top: top * scaleY,
      right: right * scaleX,
      bottom: bottom * scaleY,
      mask: () => ({ width, height, values, ...whole, level: 0.5 }),
    },
  ];
}

function planeSize({ name, dims, data }: OutputTensor): { width: number; height: number } {
  const sides = dims.filter((size) => size !== 1);
  if (sides.length === 2) return { height: sides[0]!, width: sides[1]! };
  throw outputMismatch({ name, dims, data }, '[1, 1, height, width]');
}

function stretched(values: Float32Array): Float32Array {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low >= 0 && high <= 1) return values;
  return values.map((value) => (value - low) / (high - low || 1));
}
