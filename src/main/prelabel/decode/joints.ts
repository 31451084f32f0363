import type { CandidateJoint } from './tensor';

/** A joint that the network is less sure of is hidden by something or out of the picture. */
export const seenFrom = 0.3;

/** The box round the joints that are seen; round all when none is. */
export function boundsOfJoints(joints: readonly CandidateJoint[]) {
  const seen = joints.filter(({ score }) => score >= seenFrom);
  const counted = seen.length > 0 ? seen : joints;
  return {
    left: Math.min(...counted.map(({ x }) => x)),
    top: Math.min(...counted.map(({ y }) => y)),
    right: Math.max(...counted.map(({ x }) => x)),
    bottom: Math.max(...counted.map(({ y }) => y)),
  };
}
