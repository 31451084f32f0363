import type { TensorFacts } from '../recognise/facts';

/** What goes into a network and comes out of it, row-major. */
export interface NetworkTensor {
  /** As the runtime names it, e.g. `float32`, `int64`. */
  readonly type: string;
  readonly dims: readonly number[];
  /** Of the array type that belongs to `type` (float16 as its bits); texts are no numbers. */
  readonly data: NumberArray | readonly string[];
  /** Whoever gave it needs it no more: it may be handed over instead of copied, and is empty afterwards. */
  readonly isSpent?: boolean;
}

export type NumberArray =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigInt64Array
  | BigUint64Array;

export type NetworkTensors = Readonly<Record<string, NetworkTensor>>;

/** A network that is ready to compute. */
export interface Network {
  readonly inputs: readonly TensorFacts[];
  readonly outputs: readonly TensorFacts[];
  /**
   * @param wanted names of the outputs that are computed; left out: all.
   * @throws what the runtime says when it cannot.
   */
  run(feeds: NetworkTensors, wanted?: readonly string[]): Promise<NetworkTensors>;
  release(): Promise<void>;
}

export interface NetworkSource {
  readonly path: string;
  /** What is loaded in the place of the file's own bytes. */
  readonly model?: Uint8Array | undefined;
  /** That it computes with. */
  readonly threads: number;
}

export type OpenNetwork = (source: NetworkSource) => Promise<Network>;
