import { toHalf } from '@main/prelabel/half';

/** Data types of ONNX tensors (`TensorProto.DataType`) that the tests need. */
const dataTypes = { float32: 1, uint8: 2, uint16: 4, int32: 6, int64: 7, float16: 10 } as const;

export type DataType = keyof typeof dataTypes;

export interface ModelInput {
  readonly name: string;
  readonly type: DataType;
  /** A text is a dimension that is known only at run time. */
  readonly shape: readonly (number | string)[];
}

export interface ConstantOutput {
  readonly name: string;
  readonly type: DataType;
  readonly shape: readonly number[];
  readonly values: readonly number[];
  /** The shape that the file declares, where it is not the true one. */
  readonly declared?: readonly (number | string)[];
  /** Path of the file that is said to hold the values instead. */
  readonly external?: string;
}

/**
 * A model of a few KB whose outputs are constants, whatever its inputs hold: enough to test what is read from a family's
 * tensors through the real runtime, and to make models that lie. Follows onnx.proto3, IR version 7, opset 13.
 */
export function buildModel(
  inputs: readonly ModelInput[],
  outputs: readonly ConstantOutput[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const graph = message([
    ...outputs.map((output) => field(1, node(output))),
    field(2, text('constants')),
    ...outputs.map((output) => field(5, tensor(output))),
    ...inputs.map((input) => field(11, valueInfo(input))),
    ...outputs.map(({ declared, ...output }) => field(12, valueInfo({ ...output, shape: declared ?? output.shape }))),
  ]);
  return message([
    number(1, 7),
    field(7, graph),
    field(8, message([field(1, text('')), number(2, 13)])),
    ...Object.entries(metadata).map(([key, value]) => field(14, message([field(1, text(key)), field(2, text(value))]))),
  ]);
}

function node({ name }: ConstantOutput): Uint8Array {
  return message([field(1, text(`${name}_constant`)), field(2, text(name)), field(4, text('Identity'))]);
}

function tensor({ name, ...output }: ConstantOutput): Uint8Array {
  return initialiser({ name: `${name}_constant`, ...output });
}

/** A `TensorProto` that a node of the graph reads by its name. */
export function initialiser({ name, type, shape, values, external }: Omit<ConstantOutput, 'declared'>): Uint8Array {
  const count = shape.reduce((product, side) => product * side, 1);
  if (values.length !== count) throw new Error(`"${name}" needs ${count} values, got ${values.length}`);
  return message([
    ...shape.map((side) => number(1, side)),
    number(2, dataTypes[type]),
    field(8, text(name)),
    ...(external === undefined ? [field(9, rawData(type, values))] : [externalData(external), number(14, 1)]),
  ]);
}

function externalData(path: string): Uint8Array {
  return field(13, message([field(1, text('location')), field(2, text(path))]));
}

function rawData(type: DataType, values: readonly number[]): Uint8Array {
  if (type === 'uint8') return Uint8Array.from(values);
  if (type === 'uint16') return bytesOf(Uint16Array.from(values));
  if (type === 'float32') return bytesOf(Float32Array.from(values));
  if (type === 'int32') return bytesOf(Int32Array.from(values));
  if (type === 'int64') return bytesOf(BigInt64Array.from(values, (value) => BigInt(value)));
  return bytesOf(Uint16Array.from(values, toHalf));
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

export function valueInfo({ name, type, shape }: ModelInput): Uint8Array {
  const dimensions = shape.map((side) => field(1, typeof side === 'number' ? number(1, side) : field(2, text(side))));
  const tensorType = message([number(1, dataTypes[type]), field(2, message(dimensions))]);
  return message([field(1, text(name)), field(2, field(1, tensorType))]);
}

// Protocol buffers: a field is its key (number and wire type), then a varint or a length and as many bytes.

export function message(fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(fields.flatMap((bytes) => [...bytes]));
}

export function field(key: number, bytes: Uint8Array): Uint8Array {
  return message([varint(key * 8 + 2), varint(bytes.length), bytes]);
}

export function number(key: number, value: number): Uint8Array {
  return message([varint(key * 8), varint(value)]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    if (rest < 128) return Uint8Array.from(bytes);
  }
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
