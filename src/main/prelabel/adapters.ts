import type { AdapterName } from './card';
import { decodeNanodet } from './decode/nanodet';
import type { Candidate, DecodeContext, OutputTensor } from './decode/tensor';

export interface Adapter {
  /** Reads the outputs, which come in the order of the card. Throws a UserError when they are not of this family. */
  readonly decode: (outputs: readonly OutputTensor[], context: DecodeContext) => Candidate[];
  /** Whether one object may come out many times, so that the overlapping boxes have to be suppressed. */
  readonly suppress: boolean;
}

export const adapters: Readonly<Record<AdapterName, Adapter>> = {
  nanodet: { decode: decodeNanodet, suppress: true },
};
