/** What a model's probabilities say of labels. */
export interface LabelHealth {
  /** For each class the mean probability of it on items that are labelled so; 2 for a class that no item has. */
  readonly thresholds: readonly number[];
  /** Items by given class (row) and the class that the model is confident of (column). */
  readonly counts: readonly (readonly number[])[];
  /** The same, brought to the number of items of each given class, in whole items. */
  readonly calibrated: readonly (readonly number[])[];
  /** P(given, true). */
  readonly joint: readonly (readonly number[])[];
  /** The share of labels that are likely wrong, 0 to 1. */
  readonly noise: number;
  /** Items that are likely labelled wrongly, worst first. */
  readonly issues: readonly number[];
}

/**
 * Confident learning (Northcutt, Jiang and Chuang 2021, as in cleanlab): an item is confidently of a class when the model
 * is as sure of it as it is on average where that class is labelled. The probabilities must come from a model that has
 * not seen the labels.
 *
 * @param given the class of each item, an index.
 * @param probabilities items × classes, rows sum to 1.
 */
export function confidentLearning(
  given: readonly number[],
  probabilities: readonly (readonly number[])[],
): LabelHealth {
  const width = probabilities[0]?.length ?? 0;
  const thresholds = Array.from({ length: width }, (_, name) => {
    const own = probabilities.filter((_row, item) => given[item] === name);
    return own.length === 0 ? 2 : Math.max(2e-6, own.reduce((sum, row) => sum + row[name]!, 0) / own.length);
  });
  const raw = Array.from({ length: width }, () => Array.from({ length: width }, () => 0));
  const off: number[] = [];
  probabilities.forEach((row, item) => {
    const confident = row.flatMap((share, name) => (share >= thresholds[name]! - 1e-6 ? [name] : []));
    if (confident.length === 0) return;
    const best = confident.reduce((one, other) => (row[other]! > row[one]! ? other : one));
    raw[given[item]!]![best]!++;
    if (best !== given[item]) off.push(item);
  });
  const counts = raw.map((row, name) => row.map((count, other) => (name === other ? Math.max(1, count) : count)));
  const calibrated = counts.map((row, name) => roundedTo(row, given.filter((one) => one === name).length));
  const joint = jointOf(calibrated);
  return {
    thresholds,
    counts: raw,
    calibrated,
    joint,
    noise: noiseOf(joint),
    issues: off
      .filter((item) => largestAt(probabilities[item]!) !== given[item])
      .sort((one, other) => probabilities[one]![given[one]!]! - probabilities[other]![given[other]!]! || one - other),
  };
}

/** Shares of all counts. */
export function jointOf(counts: readonly (readonly number[])[]): number[][] {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  return counts.map((row) => row.map((count) => count / total));
}

/** What lies beside the diagonal. */
export function noiseOf(joint: readonly (readonly number[])[]): number {
  return 1 - joint.reduce((sum, row, name) => sum + row[name]!, 0);
}

/** P(given | true), by column. */
export function givenTrue(joint: readonly (readonly number[])[]): number[][] {
  return joint.map((row) => row.map((value, truth) => value / joint.reduce((sum, one) => sum + one[truth]!, 0)));
}

/** How sure the given label is beside the next: (p_given − p_other + 1) / 2, 0 to 1. */
export function normalisedMargin(row: readonly number[], given: number): number {
  return (row[given]! - Math.max(...row.filter((_, name) => name !== given)) + 1) / 2;
}

/** How sure the given label is for a class that is hard: (p − t + max t), shared out over the row. */
export function adjustedConfidence(row: readonly number[], given: number, thresholds: readonly number[]): number {
  const most = Math.max(...thresholds);
  const shifted = row.map((share, name) => share - thresholds[name]! + most);
  return shifted[given]! / shifted.reduce((sum, share) => sum + share, 0);
}

/** The given label's confidence beside how undecided the model is: entropy / ln K / p_given, brought to 0 to 1 with its e. */
export function confidenceWeightedEntropy(row: readonly number[], given: number): number {
  const entropy = row.reduce((sum, share) => sum - (share > 0 ? share * Math.log(share) : 0), 0) / Math.log(row.length);
  const ratio = entropy / row[given]!;
  return Math.log(ratio + 1) / ratio;
}

/** Whole numbers in the proportions of `row` with that sum, by the largest remainders. */
function roundedTo(row: readonly number[], sum: number): number[] {
  const total = row.reduce((part, count) => part + count, 0);
  const exact = row.map((count) => (count * sum) / total);
  const whole = exact.map(Math.floor);
  const missing = sum - whole.reduce((part, count) => part + count, 0);
  [...exact.keys()]
    .sort((one, other) => exact[other]! - whole[other]! - (exact[one]! - whole[one]!) || one - other)
    .slice(0, missing)
    .forEach((at) => whole[at]!++);
  return whole;
}

function largestAt(row: readonly number[]): number {
  return row.reduce((best, share, at) => (share > row[best]! ? at : best), 0);
}
