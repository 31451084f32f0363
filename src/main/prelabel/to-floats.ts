import type { NetworkTensor } from './network/network';
import { fromHalf } from './half';

/** The tensor's values, whatever their numeric type; undefined when they are not numbers. */
export function toFloats({ type, data }: NetworkTensor): Float32Array | undefined {
  if (data instanceof Float32Array) return data;
  // Labels are small; what float32 cannot hold exactly is no label.
  if (data instanceof BigInt64Array) return Float32Array.from(data, Number);
  if (type === 'float16' && data instanceof Uint16Array) return Float32Array.from(data, fromHalf);
  if (data instanceof Int32Array || data instanceof Uint8Array || data instanceof Float64Array) {
    return Float32Array.from(data);
  }
  return undefined;
}
