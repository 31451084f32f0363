import { readEndToEnd } from './end-to-end';
import { outputAt, type Candidate, type CandidateJoint, type DecodeContext, type OutputTensor } from './tensor';
import { readYoloHead } from './yolo-v8';

/**
 * YOLOv8 and v11 pose: [1, 4 + classes + joints × d, N]; d values for each joint, x and y in input pixels and, where d
 * is 3, how surely it is seen.
 */
export function decodeYoloPose(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const values = valuesOfJoints(context);
  return readYoloHead(outputAt(outputs, 0), context, values).map(({ candidate, more }) => ({
    ...candidate,
    joints: jointsOf(more, context),
  }));
}

/** The same of networks that suppress their own overlaps: rows [1, N, 6 + joints × d]. */
export function decodeEndToEndPose(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const values = valuesOfJoints(context);
  return readEndToEnd(outputAt(outputs, 0), context, values).map(({ candidate, more }) => ({
    ...candidate,
    joints: jointsOf((index) => more[index]!, context),
  }));
}

function valuesOfJoints({ joints }: DecodeContext): number {
  return joints.count * joints.values;
}

function jointsOf(value: (index: number) => number, { joints }: DecodeContext): CandidateJoint[] {
  return Array.from({ length: joints.count }, (_, joint) => {
    const start = joint * joints.values;
    return { x: value(start), y: value(start + 1), score: joints.values === 3 ? value(start + 2) : 1 };
  });
}
