import { bytesField, joined, numberField, readField, textField } from './protobuf';

// onnx.proto3: ModelProto.graph; of GraphProto the nodes, inputs, outputs and the shapes of what lies between; of
// NodeProto the names of what goes in and comes out.
const graphOfModel = 7;
const nodesOfGraph = 1;
const inputsOfGraph = 11;
const outputsOfGraph = 12;
const shapesOfGraph = 13;
const inputsOfNode = 1;
const outputsOfNode = 2;
const float32 = 1;

export interface Cut {
  /** The only input that the part needs, and the dimensions it gets. */
  readonly input: string;
  readonly dims: readonly number[];
  /** The tensor, of float32, that the part ends in; any between the layers will do. */
  readonly output: string;
}

/**
 * The front part of a network: the same weights, another size of input, and a tensor from between its layers as the
 * only output. Layers that this tensor does not need are left out, because they may not bear the other size.
 *
 * @param model an ONNX file.
 */
export function cutNetwork(model: Uint8Array, cut: Cut): Uint8Array {
  return joined(
    [...fieldsOf(model)].flatMap(({ key, content, whole }) =>
      key === graphOfModel ? [bytesField(graphOfModel, ...cutGraph(content, cut))] : [whole],
    ),
  );
}

function cutGraph(graph: Uint8Array, { input, dims, output }: Cut): Uint8Array[] {
  const fields = [...fieldsOf(graph)];
  const needed = nodesFor(
    output,
    fields.filter(({ key }) => key === nodesOfGraph).map(({ content }) => content),
  );
  const kept = fields.filter(({ key, content }) => {
    if (key === nodesOfGraph) return needed.has(content);
    return key !== inputsOfGraph && key !== outputsOfGraph && key !== shapesOfGraph;
  });
  const shape = dims.map((size) => bytesField(1, numberField(1, size)));
  const type = (...parts: Uint8Array[]) => bytesField(2, bytesField(1, numberField(1, float32), ...parts));
  return [
    ...kept.map(({ whole }) => whole),
    bytesField(inputsOfGraph, textField(1, input), type(bytesField(2, ...shape))),
    bytesField(outputsOfGraph, textField(1, output), type()),
  ];
}

/** The nodes that a tensor is computed from. */
function nodesFor(output: string, nodes: readonly Uint8Array[]): ReadonlySet<Uint8Array> {
  const makerOf = new Map<string, Uint8Array>();
  for (const node of nodes) for (const name of namesOf(node, outputsOfNode)) makerOf.set(name, node);
  const needed = new Set<Uint8Array>();
  const open = [output];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = makerOf.get(name);
    if (!node || needed.has(node)) continue;
    needed.add(node);
    open.push(...namesOf(node, inputsOfNode));
  }
  return needed;
}

function namesOf(node: Uint8Array, wanted: number): string[] {
  const decoder = new TextDecoder();
  return [...fieldsOf(node)].filter(({ key }) => key === wanted).map(({ content }) => decoder.decode(content));
}

/** The fields of a message, as parts of its bytes. */
function* fieldsOf(message: Uint8Array): Generator<{ key: number; content: Uint8Array; whole: Uint8Array }> {
  for (let position = 0; position < message.length;) {
    const { key, start, length } = readField(message, position);
    const end = position + start + length;
    yield { key, content: message.subarray(position + start, end), whole: message.subarray(position, end) };
    position = end;
  }
}
