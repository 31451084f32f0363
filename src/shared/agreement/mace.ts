import { digamma } from './digamma';
import type { RatingTable } from './ratings';

export interface Mace {
  /** P(item is of class k | all ratings), items × values; rows sum to 1. */
  readonly posterior: Float64Array;
  /**
   * For each annotator how likely they know the answer, 0 to 1; otherwise they guess. It is the geometric mean of the
   * variational distribution, so few ratings pull it down.
   */
  readonly competence: Float64Array;
  readonly logLikelihood: number;
}

/** By variational Bayes with priors, or by maximum likelihood as it was first published; only for reproducing papers. */
export type MaceEstimate = 'bayes' | 'maximum-likelihood';

const ITERATIONS = 50;
/** What maximum likelihood adds to each count, shared out over the values. */
const SMOOTHING = 0.01;
/** Pseudo-counts of knowing and of guessing, and of each guess. */
const KNOWING = 0.5;
const GUESS = 10;

/**
 * Tells those who know from those who guess (Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013), by variational Bayes. Each
 * annotator knows an item's class or draws a value from habit. Few parameters, so spam does little harm. Starts from
 * even odds and takes 50 iterations: no randomness, no restarts. Items need classes that are equally likely beforehand.
 */
export function mace(table: RatingTable, estimate: MaceEstimate = 'bayes'): Mace {
  const model = new Model(table, estimate);
  model.expect();
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    model.maximise();
    model.expect();
  }
  const { posterior, knows, logLikelihood } = model;
  return { posterior, competence: knows, logLikelihood };
}

class Model {
  readonly posterior: Float64Array;
  logLikelihood = 0;
  readonly knows: Float64Array;
  private readonly guesses: Float64Array;
  /** Annotators × values. */
  private readonly habits: Float64Array;
  /** Expected counts of the last expectation. */
  private readonly knowing: Float64Array;
  private readonly guessed: Float64Array;

  constructor(
    private readonly table: RatingTable,
    private readonly estimate: MaceEstimate,
  ) {
    const [width, annotators] = [table.values.length, table.annotators.length];
    this.posterior = new Float64Array(table.items.length * width);
    this.knows = new Float64Array(annotators).fill(0.5);
    this.guesses = new Float64Array(annotators).fill(0.5);
    this.habits = new Float64Array(annotators * width).fill(1 / width);
    this.knowing = new Float64Array(annotators);
    this.guessed = new Float64Array(annotators * width);
  }

  expect(): void {
    const { posterior, knows, guesses, habits, knowing, guessed } = this;
    const { items, values, starts, annotatorOf, valueOf } = this.table;
    const width = values.length;
    knowing.fill(0);
    guessed.fill(0);
    let likelihood = 0;
    for (let item = 0; item < items.length; item++) {
      const row = posterior.subarray(item * width, (item + 1) * width).fill(0);
      for (let at = starts[item]!; at < starts[item + 1]!; at++) {
        const [annotator, said] = [annotatorOf[at]!, valueOf[at]!];
        const guess = guesses[annotator]! * habits[annotator * width + said]!;
        // All classes share the guess; only the class that was said can also be known.
        const [elsewhere, here] = [Math.log(guess), Math.log(guess + knows[annotator]!)];
        for (let value = 0; value < width; value++) row[value]! += value === said ? here : elsewhere;
      }
      const most = row.reduce((high, log) => Math.max(high, log), Number.NEGATIVE_INFINITY);
      let sum = 0;
      for (let value = 0; value < width; value++) sum += row[value] = Math.exp(row[value]! - most);
      for (let value = 0; value < width; value++) row[value]! /= sum;
      likelihood += most + Math.log(sum) - Math.log(width);
      for (let at = starts[item]!; at < starts[item + 1]!; at++) {
        const [annotator, said] = [annotatorOf[at]!, valueOf[at]!];
        const guess = guesses[annotator]! * habits[annotator * width + said]!;
        const right = row[said]!;
        const known = (right * knows[annotator]!) / (guess + knows[annotator]!);
        knowing[annotator]! += known;
        guessed[annotator * width + said]! += 1 - known;
      }
    }
    this.logLikelihood = likelihood;
  }

  maximise(): void {
    const { knows, guesses, habits, knowing, guessed } = this;
    const width = this.table.values.length;
    for (let annotator = 0; annotator < knows.length; annotator++) {
      const own = guessed.subarray(annotator * width, (annotator + 1) * width);
      const guessing = own.reduce((sum, count) => sum + count, 0);
      if (this.estimate === 'maximum-likelihood') {
        this.normalise(annotator, own, guessing);
        continue;
      }
      const all = digamma(knowing[annotator]! + guessing + 2 * KNOWING);
      knows[annotator] = Math.exp(digamma(knowing[annotator]! + KNOWING) - all);
      guesses[annotator] = Math.exp(digamma(guessing + KNOWING) - all);
      const allGuesses = digamma(guessing + GUESS * width);
      for (let value = 0; value < width; value++)
        habits[annotator * width + value] = Math.exp(digamma(own[value]! + GUESS) - allGuesses);
    }
  }
  private normalise(annotator: number, own: Float64Array, guessing: number): void {
    const { knows, guesses, habits, knowing } = this;
    const width = own.length;
    const added = SMOOTHING / width;
    knows[annotator] = (knowing[annotator]! + added) / (knowing[annotator]! + guessing + 2 * added);
    guesses[annotator] = 1 - knows[annotator];
    for (let value = 0; value < width; value++)
      habits[annotator * width + value] = (own[value]! + added) / (guessing + width * added);
  }
}
