/** What correcting labels is worth, told in images that would have to be collected instead, of today's quality. */
export interface CorrectionWorth {
  /** By how far noise dilutes what is learned (Angluin and Laird 1988; Natarajan et al. 2013). */
  readonly attenuation: number;
  /** By what a label still says of the truth: the capacity of a binary symmetric channel. */
  readonly information: number;
}

/**
 * How much of the signal is left in labels of which a share is wrong, spread evenly: 1 − ρ K / (K − 1). 1 for none, 0 when
 * labels say nothing.
 *
 * @param noise 0 to 1.
 * @param classes at least 2.
 */
export function signalLeft(noise: number, classes = 2): number {
  return 1 - (noise * classes) / (classes - 1);
}

/**
 * M = n ((a(ρ') / a(ρ))² − 1) more images are worth what correcting `corrected` of the wrong labels is, where ρ' is the
 * noise that stays.
 *
 * @param images how many there are, with a label each.
 * @param noise the share of wrong labels, 0 to below (K − 1) / K.
 */
export function worthOfCorrecting(corrected: number, images: number, noise: number, classes = 2): CorrectionWorth {
  const left = Math.max(0, noise - corrected / images);
  return {
    attenuation: images * ((signalLeft(left, classes) / signalLeft(noise, classes)) ** 2 - 1),
    information: images * ((1 - entropyOf(left)) / (1 - entropyOf(noise)) - 1),
  };
}

/** What correcting one more label is worth at that noise: 2 K / ((K − 1) a(ρ)); 4 or more with two classes. */
export function worthOfOne(noise: number, classes = 2): number {
  return (2 * classes) / ((classes - 1) * signalLeft(noise, classes));
}

/**
 * How far two classes are told apart when each is taken for the other that often: 1 − ρ_ij − ρ_ji.
 *
 * @param joint how often each class was given (row) where another is true (column).
 */
export function pairSignal(joint: readonly (readonly number[])[], one: number, other: number): number {
  const taken = (from: number, to: number) => joint[to]![from]! / (joint[from]![from]! + joint[to]![from]!);
  return 1 - taken(one, other) - taken(other, one);
}

/** In bits. */
function entropyOf(share: number): number {
  return share <= 0 || share >= 1 ? 0 : -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
}
