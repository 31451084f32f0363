import { outputAt, outputMismatch, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

/**
 * Networks that say what a whole picture shows: [1, classes], probabilities or, where they do not add up to 1, logits
 * that become some by a softmax. Every class is a finding of the whole input.
 */
export function decodeClassify(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  if (output.data.length !== context.classCount) throw outputMismatch(output, `[1, ${context.classCount}]`);
  const scores = probabilities(output.data);
  const whole = { left: 0, top: 0, right: context.width, bottom: context.height };
  return Array.from(scores, (score, classIndex) => ({ classIndex, score, ...whole }));
}

function probabilities(values: Float32Array): Float32Array {
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.every((value) => value >= 0) && Math.abs(sum - 1) < 0.01) return values;
  const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const powers = values.map((value) => Math.exp(value - largest));
  const total = powers.reduce((all, value) => all + value, 0);
  return powers.map((value) => value / total);
}
