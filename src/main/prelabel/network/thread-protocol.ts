import type { TensorFacts } from '../recognise/facts';
import type { NetworkSource, NetworkTensors } from './network';

/** What the process's main thread asks of the one that computes; `network` is the number it gave to an opened one. */
export type ThreadRequest =
  | { readonly id: number; readonly kind: 'open'; readonly source: NetworkSource }
  | {
      readonly id: number;
      readonly kind: 'run';
      readonly network: number;
      readonly feeds: NetworkTensors;
      readonly wanted: readonly string[] | undefined;
    }
  | { readonly id: number; readonly kind: 'release'; readonly network: number };

export interface OpenedNetwork {
  readonly network: number;
  readonly inputs: readonly TensorFacts[];
  readonly outputs: readonly TensorFacts[];
}

export type ThreadAnswer = OpenedNetwork | NetworkTensors | null;

export type ThreadReply =
  { readonly id: number; readonly answer: ThreadAnswer } | { readonly id: number; readonly reason: string };
