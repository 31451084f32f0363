import { majority } from './majority';
import type { RatingTable } from './ratings';

/** Dawid and Skene with a single number for each annotator: right that often, otherwise any other value. */
export interface OneCoin {
  /** P(item is of class k | all ratings), items × values. */
  readonly posterior: Float64Array;
  readonly classes: Float64Array;
  /** For each annotator how often they are right, 0 to 1. */
  readonly skills: Float64Array;
}

const MOST_ITERATIONS = 2000;
const STEP = 1e-13;

/** Maximum likelihood by expectation maximisation from the shares of votes; each iteration linear in ratings × values. */
export function oneCoin(table: RatingTable): OneCoin {
  const { items, annotators, values, starts, annotatorOf, valueOf } = table;
  const width = values.length;
  const posterior = majority(table).shares;
  const [classes, skills] = [new Float64Array(width), new Float64Array(annotators.length)];
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    classes.fill(0);
    skills.fill(0);
    const counts = new Float64Array(annotators.length);
    for (let item = 0; item < items.length; item++) {
      for (let value = 0; value < width; value++) classes[value]! += posterior[item * width + value]! / items.length;
      for (let at = starts[item]!; at < starts[item + 1]!; at++) {
        skills[annotatorOf[at]!]! += posterior[item * width + valueOf[at]!]!;
        counts[annotatorOf[at]!]!++;
      }
    }
    for (let annotator = 0; annotator < skills.length; annotator++) skills[annotator]! /= counts[annotator]!;
    let step = 0;
    for (let item = 0; item < items.length; item++) {
      const row = Float64Array.from(classes);
      for (let at = starts[item]!; at < starts[item + 1]!; at++) {
        const skill = skills[annotatorOf[at]!]!;
        for (let value = 0; value < width; value++)
          row[value]! *= value === valueOf[at] ? skill : width > 1 ? (1 - skill) / (width - 1) : 1;
      }
      const sum = row.reduce((part, one) => part + one, 0);
      for (let value = 0; value < width; value++) {
        const probability = sum === 0 ? 1 / width : row[value]! / sum;
        step = Math.max(step, Math.abs(probability - posterior[item * width + value]!));
        posterior[item * width + value] = probability;
      }
    }
    if (step < STEP) break;
  }
  return { posterior, classes, skills };
}
