import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { TensorFacts } from '../recognise/facts';
import type { Network, NetworkSource, NetworkTensor } from './network';

/** Loads a network into this thread, which it blocks while it loads and while it computes. */
export async function openHere({ path, model, threads }: NetworkSource): Promise<Network> {
  const options = { intraOpNumThreads: threads, logSeverityLevel: 3 } as const;
  const session = await (model ? InferenceSession.create(model, options) : InferenceSession.create(path, options));
  return {
    inputs: session.inputMetadata.map(factsOf),
    outputs: session.outputMetadata.map(factsOf),
    run: async (tensors, wanted) => {
      const feeds = mapValues(tensors, ({ type, data, dims }) => new Tensor(type as Tensor.Type, data as never, dims));
      const results = await (wanted ? session.run(feeds, wanted) : session.run(feeds));
      return mapValues(results, ({ type, dims, data }) => ({ type, dims, data: data as NetworkTensor['data'] }));
    },
    release: () => session.release(),
  };
}

function factsOf(metadata: InferenceSession.ValueMetadata): TensorFacts {
  if (!metadata.isTensor) return { name: metadata.name, type: 'none', shape: [] };
  return { name: metadata.name, type: metadata.type, shape: metadata.shape };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
