import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';

/** One output of a network, row-major, whatever its type in the file. */
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
  /** Of a pose: how many joints, and how many values for each. */
  readonly joints: { readonly count: number; readonly values: number };
  /** Candidates below this score need not be returned, 0 to 1. */
  readonly threshold: number;
}

/** A point of a pose, in input pixels. */
export interface CandidateJoint {
  readonly x: number;
  readonly y: number;
  /** 0 to 1. */
  readonly score: number;
}

/** How surely each place belongs to an object: `width` × `height` values over the input from `left`, `top` on. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  /** The part of the input that the values lie over, in input pixels. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Values above this belong to the object. */
  readonly level: number;
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
  /** Turned about its centre by this, in radians clockwise; the corners are those before the turn. */
  readonly angle?: number;
  /** In the order of the card. */
  readonly joints?: readonly CandidateJoint[];
  /** Worked out only for objects that are kept. */
  readonly mask?: () => Plane;
}

/** A box by its centre, as most networks give it. */
export function cornersOfCentred(centreX: number, centreY: number, width: number, height: number) {
  return {
    left: centreX - width / 2,
    top: centreY - height / 2,
    right: centreX + width / 2,
    bottom: centreY + height / 2,
  };
}

export function outputAt(outputs: readonly OutputTensor[], index: number): OutputTensor {
  return assertExists(outputs[index], 'a session has as many outputs as the adapter takes');
}

/**
 * @param expected the dimensions; a text names one that may have any size.
 * @throws UserError when the tensor has other dimensions.
 */
export function requireDims(tensor: OutputTensor, expected: readonly (number | string)[]): void {
  const fits =
    tensor.dims.length === expected.length &&
    expected.every((size, index) => typeof size === 'string' || size === tensor.dims[index]);
  if (!fits) throw outputMismatch(tensor, `[${expected.join(', ')}]`);
}

/** The outputs do not have the shape or the values that their family promises. */
export function outputMismatch(tensor: OutputTensor, expected: string): UserError {
  const got = `[${tensor.dims.join(', ')}]`;
  return new UserError(
    'model.unexpectedOutput',
    { output: tensor.name, expected, got },
    `The model's output "${tensor.name}" is ${got} where ${expected} was expected: choose another family in its card`,
  );
}

/** Refuses outputs with a NaN, which would otherwise pass for "nothing found". */
export function requireNumbers(tensor: OutputTensor): void {
  const { data } = tensor;
  // By place and not by `of`, which takes four times as long: there are half a million values to an image.
  let sum = 0;
  for (let place = 0; place < data.length; place++) sum += data[place]!;
  if (!Number.isNaN(sum)) return;
  throw new UserError(
    'model.notANumber',
    { output: tensor.name },
    `The model's output "${tensor.name}" holds values that are not numbers (NaN): the file is damaged or was exported wrongly`,
  );
}
