/** What an ONNX file says of one of its inputs or outputs. */
export interface TensorFacts {
  readonly name: string;
  /** As the runtime names it, e.g. `float32`, `int64`; `none` for what is not a tensor. */
  readonly type: string;
  /** A text is a dimension that is open until the network runs. */
  readonly shape: readonly (number | string)[];
}

/** A file as a card names it. */
export interface FileFacts {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What an ONNX file says of itself. */
export interface ModelFacts {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly inputs: readonly TensorFacts[];
  readonly outputs: readonly TensorFacts[];
  /** Files beside it that hold values of the network. */
  readonly values: readonly FileFacts[];
  /** The `metadata_props` of the file. */
  readonly metadata: Readonly<Record<string, string>>;
}
