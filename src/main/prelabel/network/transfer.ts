import type { NetworkTensors } from './network';

/** The memory of tensors that can be handed to another thread without a copy; each piece once. */
export function buffersOf(tensors: NetworkTensors, isMine: 'all' | 'spent'): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { data, isSpent } of Object.values(tensors)) {
    const isArray = ArrayBuffer.isView(data) && data.buffer instanceof ArrayBuffer;
    // A piece of a larger array is copied: what lies beside it may be somebody else's.
    if (isArray && data.byteLength === data.buffer.byteLength && (isMine === 'all' || isSpent))
      buffers.add(data.buffer);
  }
  return [...buffers];
}
