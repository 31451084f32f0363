import { dawidSkene } from './dawid-skene';
import { mace } from './mace';
import { largest, majority } from './majority';
import type { RatingTable } from './ratings';

/** What an item most likely is. */
export interface ConsensusLabel {
  readonly item: string;
  readonly value: string;
  /** That it is this value, 0 to 1. */
  readonly probability: number;
  /** The share of its ratings that say so, 0 to 1. */
  readonly votes: number;
  /** Less than 0.8 sure, or not what most annotators said, or as many said something else: look at it. */
  readonly doubtful: boolean;
}

/** How far an annotator can be relied on. */
export interface Reliability {
  readonly annotator: string;
  readonly ratings: number;
  /** P(right) on items as they occur, 0 to 1; with MACE P(knows the answer). */
  readonly accuracy: number;
  /** P(says column | true class is row) over all values in order; rows sum to 1. MACE has none. */
  readonly confusion: readonly (readonly number[])[] | null;
}

export interface Truth {
  readonly consensus: readonly ConsensusLabel[];
  readonly annotators: readonly Reliability[];
}

const SURE = 0.8;

/** The consensus label of every item, and each annotator's reliability. */
export function estimateTruth(table: RatingTable, model: 'dawid-skene' | 'mace'): Truth {
  const ratings = new Float64Array(table.annotators.length);
  for (const annotator of table.annotatorOf) ratings[annotator]!++;
  if (model === 'mace') {
    const { posterior, competence } = mace(table);
    return {
      consensus: labelsOf(table, posterior),
      annotators: table.annotators.map((annotator, index) => ({
        annotator,
        ratings: ratings[index]!,
        accuracy: competence[index]!,
        confusion: null,
      })),
    };
  }
  const { posterior, classes, confusion } = dawidSkene(table);
  const width = table.values.length;
  return {
    consensus: labelsOf(table, posterior),
    annotators: table.annotators.map((annotator, index) => {
      const rows = Array.from(classes, (_, truth) => {
        const start = (index * width + truth) * width;
        return Array.from(confusion.subarray(start, start + width));
      });
      const accuracy = rows.reduce((sum, row, truth) => sum + classes[truth]! * row[truth]!, 0);
      return { annotator, ratings: ratings[index]!, accuracy, confusion: rows };
    }),
  };
}

function labelsOf(table: RatingTable, posterior: Float64Array): ConsensusLabel[] {
  const { shares, winner, tied } = majority(table);
  const width = table.values.length;
  return table.items.map((item, index) => {
    const row = posterior.subarray(index * width, (index + 1) * width);
    const value = largest(row);
    const probability = row[value]!;
    return {
      item,
      value: table.values[value]!,
      probability,
      votes: shares[index * width + value]!,
      doubtful: probability < SURE || value !== winner[index] || tied[index] === 1,
    };
  });
}
