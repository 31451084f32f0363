import { bytesField, joined, numberField, textField } from '@main/prelabel/protobuf';

// Networks that compute what no sound one does, by onnx.proto3 (IR version 7, opset 13): GraphProto's nodes are field 1,
// initializers 5, inputs 11 and outputs 12; NodeProto's inputs are field 1, outputs 2, the operator 4, attributes 5.

const float32 = 1;
const int64 = 7;
const bool = 9;

/** A picture comes in with sides that are open until the network runs, so that nothing is computed in advance. */
const openPicture = valueInfo('images', float32, ['batch', 3, 'height', 'width']);

/**
 * A network that fills pieces of memory before it answers with one number, and needs them all at a time.
 *
 * @param factors how many times as many float32 values as its input a piece has, by dimension.
 */
export function hungryModel(factors: readonly [number, number, number, number], pieces: number): Uint8Array {
  const names = Array.from({ length: pieces }, (_, index) => `piece ${index}`);
  return modelOf(
    [
      node('Shape', ['images'], ['shape']),
      node('Mul', ['shape', 'factors'], ['large']),
      ...names.map((name) => node('ConstantOfShape', ['large'], [name])),
      node('Sum', names, ['all']),
      node('ReduceMax', ['all'], ['output0'], [intAttribute('keepdims', 0)]),
    ],
    [tensor('factors', int64, [4], bytesOf(BigInt64Array.from(factors, BigInt)))],
    [openPicture],
    [valueInfo('output0', float32, [])],
  );
}

/** A network that goes round for ever. */
export function endlessModel(): Uint8Array {
  const body = joined([
    bytesField(1, node('Identity', ['goes_on'], ['goes_on_still'])),
    bytesField(1, node('Identity', ['value'], ['next'])),
    textField(2, 'round'),
    bytesField(11, valueInfo('index', int64, [])),
    bytesField(11, valueInfo('goes_on', bool, [])),
    bytesField(11, valueInfo('value', float32, [])),
    bytesField(12, valueInfo('goes_on_still', bool, [])),
    bytesField(12, valueInfo('next', float32, [])),
  ]);
  const graphAttribute = joined([textField(1, 'body'), numberField(20, 5), bytesField(6, body)]);
  return modelOf(
    [
      node('ReduceMax', ['images'], ['start'], [intAttribute('keepdims', 0)]),
      node('Loop', ['', 'true', 'start'], ['output0'], [graphAttribute]),
    ],
    [tensor('true', bool, [], Uint8Array.of(1))],
    [openPicture],
    [valueInfo('output0', float32, [])],
  );
}

function modelOf(
  nodes: readonly Uint8Array[],
  initializers: readonly Uint8Array[],
  inputs: readonly Uint8Array[],
  outputs: readonly Uint8Array[],
): Uint8Array {
  return joined([
    numberField(1, 7),
    bytesField(
      7,
      ...nodes.map((part) => bytesField(1, part)),
      textField(2, 'hostile'),
      ...initializers.map((part) => bytesField(5, part)),
      ...inputs.map((part) => bytesField(11, part)),
      ...outputs.map((part) => bytesField(12, part)),
    ),
    bytesField(8, textField(1, ''), numberField(2, 13)),
  ]);
}

function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Uint8Array[] = [],
): Uint8Array {
  return joined([
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, operator),
    ...attributes.map((attribute) => bytesField(5, attribute)),
  ]);
}

function intAttribute(name: string, value: number): Uint8Array {
  return joined([textField(1, name), numberField(20, 2), numberField(3, value)]);
}

function tensor(name: string, type: number, dims: readonly number[], data: Uint8Array): Uint8Array {
  return joined([
    ...dims.map((size) => numberField(1, size)),
    numberField(2, type),
    textField(8, name),
    bytesField(9, data),
  ]);
}

function valueInfo(name: string, type: number, shape: readonly (number | string)[]): Uint8Array {
  const dims = shape.map((size) => bytesField(1, typeof size === 'number' ? numberField(1, size) : textField(2, size)));
  return joined([textField(1, name), bytesField(2, bytesField(1, numberField(1, type), bytesField(2, ...dims)))]);
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
