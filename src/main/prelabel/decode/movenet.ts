import { boundsOfJoints } from './joints';
import { outputAt, requireDims, type Candidate, type DecodeContext, type OutputTensor } from './tensor';

const joints = 17;

/** MoveNet: one person, [1, 1, 17, 3] with y and x as fractions of the input and a score for each joint of COCO. */
export function decodeMovenet(outputs: readonly OutputTensor[], context: DecodeContext): Candidate[] {
  const output = outputAt(outputs, 0);
  requireDims(output, [1, 1, joints, 3]);
  const { data } = output;
  const found = Array.from({ length: joints }, (_, joint) => ({
    x: data[joint * 3 + 1]! * context.width,
    y: data[joint * 3]! * context.height,
    score: data[joint * 3 + 2]!,
  }));
  const score = found.reduce((sum, joint) => sum + joint.score, 0) / joints;
  return [{ classIndex: 0, score, ...boundsOfJoints(found), joints: found }];
}
