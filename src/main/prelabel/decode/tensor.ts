import { UserError } from '@shared/lib/user-error';

/** One output of a network, row-major. */
export interface OutputTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** What a decoder may know besides the tensors. */
export interface DecodeContext {
  /** Size of the network's input in pixels. */
  readonly width: number;
  readonly height: number;
  readonly classCount: number;
  /** Candidates below this score need not be returned, 0 to 1. */
  readonly threshold: number;
}

/** One object that a network claims to see; the corners are in input pixels. */
export interface Candidate {
  readonly classIndex: number;
  /** 0 to 1. */
  readonly score: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The outputs do not have the shape or the values that their family promises. */
export function outputMismatch(tensor: OutputTensor, expected: string): UserError {
  const got = `[${tensor.dims.join(', ')}]`;
  return new UserError(
    'model-output-unexpected',
    { output: tensor.name, expected, got },
    `The model's output "${tensor.name}" is ${got} where ${expected} was expected: choose another family in its card`,
  );
}

/** Refuses outputs with a NaN, which would otherwise pass for "nothing found". */
export function requireNumbers(tensor: OutputTensor): void {
  let sum = 0;
  for (let index = 0; index < tensor.data.length; index++) sum += tensor.data[index] ?? 0;
  if (!Number.isNaN(sum)) return;
  throw new UserError(
    'model-output-nan',
    { output: tensor.name },
    `The model's output "${tensor.name}" holds values that are not numbers (NaN): the file is damaged or was exported wrongly`,
  );
}
