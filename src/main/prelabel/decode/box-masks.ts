import { decodeBoxList } from './box-list';
import {
  outputAt,
  outputMismatch,
  type Candidate,
  type CandidateJoint,
  type DecodeContext,
  type OutputTensor,
} from './tensor';
import { decodeTfDetection } from './tf-detection';

/**
 * torchvision's Mask R-CNN: the lists of `decodeBoxList`, and a fourth of masks [N, 1, h, w] with how likely each place
 * belongs to the object, over the whole input, or over its box where they have 28 places a side as in the network.
 */
export function decodeBoxMasks(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return withMasks(decodeBoxList(outputs, 1), outputAt(outputs, 3), context);
}

/** The same of the TensorFlow Object Detection API: `detection_masks` [1, N, h, w], always over the box. */
export function decodeTfMasks(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  return withMasks(decodeTfDetection(outputs, context), outputAt(outputs, 3), context);
}

/** torchvision's Keypoint R-CNN: the same three lists, and the joints [N, joints, 3] as x, y in input pixels and 1. */
export function decodeBoxJoints(outputs: readonly OutputTensor[], { joints }: DecodeContext): Candidate[] {
  const found = decodeBoxList(outputs, 1);
  const output = outputAt(outputs, 3);
  const { data, dims } = output;
  const size = joints.count * 3;
  if (data.length !== found.length * size || (found.length > 0 && dims.at(-1) !== 3)) {
    throw outputMismatch(output, `[${found.length}, ${joints.count}, 3]`);
  }
  return found.map((candidate, index) => ({
    ...candidate,
    joints: Array.from({ length: joints.count }, (_, joint): CandidateJoint => {
      const start = index * size + joint * 3;
      return { x: data[start]!, y: data[start + 1]!, score: data[start + 2]! };
    }),
  }));
}

/** A mask of at most so many places a side lies over the box of its object: no network takes pictures that small. */
const largestInBox = 64;

function withMasks(found: readonly Candidate[], masks: OutputTensor, context: DecodeContext): Candidate[] {
  const [height = 0, width = 0] = masks.dims.slice(-2);
  const area = width * height;
  if (masks.dims.length < 3 || masks.data.length !== found.length * area || area === 0) {
    if (found.length === 0) return [];
    throw outputMismatch(masks, `[${found.length}, 1, height, width]`);
  }
  const isInBox = Math.max(width, height) <= largestInBox && (width !== context.width || height !== context.height);
  return found.map((candidate, index) => {
    const { left, top, right, bottom } = candidate;
    const place = isInBox
      ? { left, top, right, bottom }
      : { left: 0, top: 0, right: context.width, bottom: context.height };
    const values = masks.data.subarray(index * area, (index + 1) * area);
    return { ...candidate, mask: () => ({ width, height, values, ...place, level: 0.5 }) };
  });
}
