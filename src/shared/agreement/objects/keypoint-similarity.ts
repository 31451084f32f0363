/** One keypoint; `visible` left out: it is. */
export interface Keypoint {
  readonly x: number;
  readonly y: number;
  readonly visible?: boolean;
}

/** The standard deviations of COCO's 17 keypoints of a person, as shares of the square root of the person's area. */
export const personSigmas: readonly number[] = [
  0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087, 0.089, 0.089,
];

/**
 * Object keypoint similarity (COCO, `computeOks`): the mean of exp(−d² / (2 · area · (2σ)²)). Between two people, neither
 * of whom is the truth, a keypoint that only one of them sees counts 0, and one that neither sees does not count (CVAT).
 *
 * @param area square pixels; between two people the mean of both objects.
 * @param sigmas one for each keypoint; the last holds for all that follow.
 * @returns 0 to 1; 1 when nobody sees any keypoint.
 */
export function keypointSimilarity(
  ones: readonly Keypoint[],
  others: readonly Keypoint[],
  area: number,
  sigmas: readonly number[],
): number {
  let [sum, counted] = [0, 0];
  for (let index = 0; index < Math.max(ones.length, others.length); index++) {
    const [one, other] = [ones[index], others[index]];
    const [seen, seenToo] = [isSeen(one), isSeen(other)];
    if (!seen && !seenToo) continue;
    counted++;
    if (!seen || !seenToo) continue;
    const sigma = sigmas[Math.min(index, sigmas.length - 1)]!;
    const squared = (one!.x - other!.x) ** 2 + (one!.y - other!.y) ** 2;
    sum += squared === 0 ? 1 : Math.exp(-squared / (2 * area * (2 * sigma) ** 2));
  }
  return counted === 0 ? 1 : sum / counted;
}

function isSeen(point: Keypoint | undefined): boolean {
  return point !== undefined && point.visible !== false;
}
