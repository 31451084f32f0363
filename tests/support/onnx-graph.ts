import { field, initialiser, message, number, text, valueInfo, type DataType, type ModelInput } from './onnx-builder';

/** One operation: its result is named, and its inputs are the names of others. */
export interface GraphNode {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers alone: one, or a list. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface GraphConstant {
  readonly name: string;
  readonly type: DataType;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export interface Graph {
  readonly inputs: readonly ModelInput[];
  readonly constants: readonly GraphConstant[];
  readonly nodes: readonly GraphNode[];
  readonly outputs: readonly ModelInput[];
}

/** A model that computes its outputs from its inputs: what a test sees depends on what it did. Opset 13. */
export function buildGraph({ inputs, constants, nodes, outputs }: Graph): Uint8Array {
  const graph = message([
    ...nodes.map((node) => field(1, nodeOf(node))),
    field(2, text('graph')),
    ...constants.map((constant) => field(5, initialiser(constant))),
    ...inputs.map((input) => field(11, valueInfo(input))),
    ...outputs.map((output) => field(12, valueInfo(output))),
  ]);
  return message([number(1, 7), field(7, graph), field(8, message([field(1, text('')), number(2, 13)]))]);
}

function nodeOf({ operation, inputs, output, attributes = {} }: GraphNode): Uint8Array {
  return message([
    ...inputs.map((name) => field(1, text(name))),
    field(2, text(output)),
    field(4, text(operation)),
    ...Object.entries(attributes).map(([name, value]) => field(5, attributeOf(name, value))),
  ]);
}

// Types of attributes (`AttributeProto.AttributeType`).
const whole = 2;
const wholes = 7;

function attributeOf(name: string, value: number | readonly number[]): Uint8Array {
  return typeof value === 'number'
    ? message([field(1, text(name)), number(3, value), number(20, whole)])
    : message([field(1, text(name)), ...value.map((one) => number(8, one)), number(20, wholes)]);
}
