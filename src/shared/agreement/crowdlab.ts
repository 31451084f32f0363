import type { RatingTable } from './ratings';
import { largest } from './majority';

/** What people and a model together take each item for. */
export interface Crowdlab {
  /** The consensus value of each item, an index into the table's values. */
  readonly winner: Uint32Array;
  /** P(the consensus is right), one for each item, 0 to 1. */
  readonly quality: Float64Array;
  /** How far each annotator can be relied on, 0 to 1, in the order of the table's annotators. */
  readonly annotatorQuality: Float64Array;
  /** How much the model and each annotator count. */
  readonly modelWeight: number;
  readonly annotatorWeights: Float64Array;
}

const LEAST = 1e-6;

/**
 * CROWDLAB (Goh, Tkachenko and Mueller 2022, "Utilizing supervised models to infer consensus labels and their quality
 * from data with multiple annotators"): annotators and a model vote with weights that follow from how often each agrees
 * with the others. Linear in ratings and in items × values.
 *
 * @param model P(value) of each item, items × values; rows sum to 1.
 * @throws RangeError when `model` has another size.
 */
export function crowdlab(table: RatingTable, model: Float64Array): Crowdlab {
  const { items, values } = table;
  if (model.length !== items.length * values.length)
    throw new RangeError(`Expected ${items.length} × ${values.length} probabilities, got ${model.length}`);
  const agreement = agreementWithOthers(table);
  const first = majorityWithModel(table, model);
  const again = fuse(table, model, agreement, first).posterior;
  const winner = Uint32Array.from(items, (_, item) => largest(row(again, item, values.length)));
  const { posterior, modelWeight, annotatorWeights } = fuse(table, model, agreement, winner);
  return {
    winner,
    quality: Float64Array.from(winner, (value, item) => posterior[item * values.length + value]!),
    annotatorQuality: qualities(table, posterior, winner, modelWeight, annotatorWeights),
    modelWeight,
    annotatorWeights,
  };
}

function row(probabilities: Float64Array, item: number, width: number): Float64Array {
  return probabilities.subarray(item * width, (item + 1) * width);
}

/** The value with the most votes; ties go to the one that the model thinks likelier. */
function majorityWithModel({ items, values, starts, valueOf }: RatingTable, model: Float64Array): Uint32Array {
  const votes = new Float64Array(values.length);
  return Uint32Array.from(items, (_, item) => {
    votes.fill(0);
    for (let at = starts[item]!; at < starts[item + 1]!; at++) votes[valueOf[at]!]!++;
    for (let value = 0; value < votes.length; value++) votes[value]! += model[item * values.length + value]! / 2;
    return largest(votes);
  });
}

/** For each annotator the share of the others on the same items who said the same; of those with no others the mean. */
function agreementWithOthers({ items, annotators, starts, annotatorOf, valueOf }: RatingTable): Float64Array {
  const [same, met] = [new Float64Array(annotators.length), new Float64Array(annotators.length)];
  for (let item = 0; item < items.length; item++)
    for (let at = starts[item]!; at < starts[item + 1]!; at++)
      for (let other = starts[item]!; other < starts[item + 1]!; other++) {
        if (other === at) continue;
        met[annotatorOf[at]!]!++;
        if (valueOf[other] === valueOf[at]) same[annotatorOf[at]!]!++;
      }
  const known = [...same].map((count, index) => count / met[index]!).filter((share) => !Number.isNaN(share));
  const mean = known.length === 0 ? 1 : known.reduce((sum, share) => sum + share, 0) / known.length;
  return same.map((count, index) => (met[index] === 0 ? mean : count / met[index]!));
}

function fuse(table: RatingTable, model: Float64Array, agreement: Float64Array, winner: Uint32Array) {
  const { items, values, starts, annotatorOf, valueOf } = table;
  const width = values.length;
  const several = items.flatMap((_, item) => (starts[item + 1]! - starts[item]! > 1 ? [item] : []));
  const mean = (value: (item: number) => number) =>
    several.length === 0 ? 1 : several.reduce((sum, item) => sum + value(item), 0) / several.length;
  const right = mean((item) => {
    let agree = 0;
    for (let at = starts[item]!; at < starts[item + 1]!; at++) if (valueOf[at] === winner[item]) agree++;
    return agree / (starts[item + 1]! - starts[item]!);
  });
  const commonest = largest(
    several.reduce((counts, item) => {
      counts[winner[item]!]!++;
      return counts;
    }, new Float64Array(width)),
  );
  const guessing = Math.max(
    LEAST,
    mean((item) => (winner[item] === commonest ? 0 : 1)),
  );
  const modelError = mean((item) => (largest(row(model, item, width)) === winner[item] ? 0 : 1));
  const labelsAnItem = starts[items.length]! / Math.max(1, items.length);
  const modelWeight = Math.max(LEAST, 1 - modelError / guessing) * Math.sqrt(labelsAnItem);
  const annotatorWeights = agreement.map((share) => Math.max(LEAST, 1 - (1 - share) / guessing));
  const wrong = width > 1 ? (1 - right) / (width - 1) : 0;
  const posterior = new Float64Array(items.length * width);
  for (let item = 0; item < items.length; item++) {
    let total = modelWeight;
    for (let value = 0; value < width; value++)
      posterior[item * width + value] = modelWeight * model[item * width + value]!;
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const weight = annotatorWeights[annotatorOf[at]!]!;
      total += weight;
      for (let value = 0; value < width; value++)
        posterior[item * width + value]! += weight * (valueOf[at] === value ? right : wrong);
    }
    for (let value = 0; value < width; value++) posterior[item * width + value]! /= total;
  }
  return { posterior, modelWeight, annotatorWeights };
}

/** How sure the consensus is of what they say, mixed with how often they say the consensus. */
function qualities(
  table: RatingTable,
  posterior: Float64Array,
  winner: Uint32Array,
  modelWeight: number,
  annotatorWeights: Float64Array,
): Float64Array {
  const { items, annotators, values, starts, annotatorOf, valueOf } = table;
  const [sure, agree, said] = [0, 1, 2].map(() => new Float64Array(annotators.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let item = 0; item < items.length; item++) {
    const shared = starts[item + 1]! - starts[item]! > 1;
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const annotator = annotatorOf[at]!;
      sure[annotator]! += posterior[item * values.length + valueOf[at]!]!;
      said[annotator]!++;
      if (shared && valueOf[at] === winner[item]) agree[annotator]!++;
    }
  }
  const shared = sharedCounts(table);
  const weights = annotatorWeights.reduce((sum, weight) => sum + weight, 0);
  const labelsAnItem = starts[items.length]! / Math.max(1, items.length);
  const trust = modelWeight / (modelWeight + (labelsAnItem / Math.max(1, annotators.length)) * weights);
  return sure.map((sum, annotator) => {
    const mean = sum / said[annotator]!;
    const share = shared[annotator] === 0 ? mean : agree[annotator]! / shared[annotator]!;
    return trust * mean + (1 - trust) * share;
  });
}

/** On how many items each annotator was not alone. */
function sharedCounts({ items, annotators, starts, annotatorOf }: RatingTable): Float64Array {
  const counts = new Float64Array(annotators.length);
  for (let item = 0; item < items.length; item++)
    if (starts[item + 1]! - starts[item]! > 1)
      for (let at = starts[item]!; at < starts[item + 1]!; at++) counts[annotatorOf[at]!]!++;
  return counts;
}
