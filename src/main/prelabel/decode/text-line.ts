import { indexOfLargest } from './largest';
import { outputAt, outputMismatch, requireDims, type OutputTensor } from './tensor';

export interface ReadLine {
  readonly text: string;
  /** Mean over the letters, 0 to 1; 0 for no letter. */
  readonly score: number;
}

/**
 * A line of text by connectionist temporal classification (Graves et al., 2006), read greedily: [1, steps, letters]
 * with a distribution over the letters for each step; the first means "none", and the same letter in two steps that
 * follow each other is one.
 *
 * @param alphabet the letters that the model knows, after the one that means "none".
 */
export function decodeTextLine(outputs: readonly OutputTensor[], alphabet: readonly string[]): ReadLine {
  const output = outputAt(outputs, 0);
  const letters = alphabet.length + 1;
  requireDims(output, [1, 'steps', letters]);
  const steps = output.dims[1]!;
  let [text, last, sum, count] = ['', 0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const best = indexOfLargest(output.data, step * letters, letters);
    if (best !== 0 && best !== last) {
      text += alphabet[best - 1]!;
      sum += output.data[step * letters + best]!;
      count++;
    }
    last = best;
  }
  return { text, score: count === 0 ? 0 : sum / count };
}

/** Whether a line stands on its head: [1, 2] with how likely it is upright, and turned by half. */
export function decodeTextTurn(outputs: readonly OutputTensor[], surely: number): boolean {
  const output = outputAt(outputs, 0);
  if (output.data.length !== 2) throw outputMismatch(output, '[1, 2]');
  return output.data[1]! > surely;
}
