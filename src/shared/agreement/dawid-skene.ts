import { majority } from './majority';
import type { RatingTable } from './ratings';

/** The prior of a Dawid-Skene model. */
export interface DawidSkenePrior {
  /** Pseudo-items of each class. */
  readonly items: number;
  /** Pseudo-ratings of each annotator on each class, of which `right` are right and the rest is spread evenly. */
  readonly ratings: number;
  readonly right: number;
}

/**
 * Three annotators and a few dozen items cannot carry a confusion matrix each: without a prior the model is worse than
 * the majority and sure of it. This one wins or draws at every size that was simulated; it is fixed and not pooled over
 * annotators, because a pool follows a bad team.
 */
export const defaultPrior: DawidSkenePrior = { items: 1, ratings: 8, right: 0.75 };

/** The model as it was published: maximum likelihood. Only for reproducing papers. */
export const noPrior: DawidSkenePrior = { items: 0, ratings: 0, right: 0 };

export interface DawidSkene {
  /** P(item is of class k | all ratings), items × values; rows sum to 1. */
  readonly posterior: Float64Array;
  /** P(class k), one for each value. */
  readonly classes: Float64Array;
  /** P(annotator j says l | class k), annotators × values × values in the order j, k, l; rows sum to 1 or are all 0. */
  readonly confusion: Float64Array;
  /** Natural logarithm of the likelihood of all ratings under the last `classes` and `confusion`. */
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
}

const MOST_ITERATIONS = 500;
const POSTERIOR_STEP = 1e-9;
/** From this iteration on a few creeping items among many do not hold up the end: the likelihood decides as well. */
const PATIENCE = 100;
/** For each rating. */
const LIKELIHOOD_STEP = 1e-9;

/**
 * Estimates the true classes and each annotator's confusions together (Dawid and Skene, Applied Statistics 28, 1979;
 * with a Dirichlet prior). Expectation maximisation from the shares of votes; the objective (likelihood times prior)
 * never falls. About 20 iterations, each linear in ratings × values.
 *
 * @param onIteration is told the log-likelihood after each iteration, and may throw to give up.
 */
export function dawidSkene(
  table: RatingTable,
  prior = defaultPrior,
  onIteration?: (logLikelihood: number) => void,
): DawidSkene {
  const model = new Model(table, prior);
  let [iterations, before, converged] = [0, Number.NEGATIVE_INFINITY, false];
  while (!converged && iterations < MOST_ITERATIONS) {
    iterations++;
    model.maximise();
    converged = model.expect() < POSTERIOR_STEP;
    const gain = Math.abs(model.logLikelihood - before);
    if (iterations >= PATIENCE && gain < LIKELIHOOD_STEP * table.valueOf.length) converged = true;
    before = model.logLikelihood;
    onIteration?.(model.logLikelihood);
  }
  const { posterior, classes, logLikelihood } = model;
  return { posterior, classes, confusion: model.confusion(), logLikelihood, iterations, converged };
}

class Model {
  readonly posterior: Float64Array;
  readonly classes: Float64Array;
  logLikelihood = 0;
  /** In the order annotator, given, class: what one rating adds to all classes stands together. */
  private readonly given: Float64Array;
  private readonly logGiven: Float64Array;
  private readonly logClasses: Float64Array;

  constructor(
    private readonly table: RatingTable,
    private readonly prior: DawidSkenePrior,
  ) {
    const [width, annotators] = [table.values.length, table.annotators.length];
    this.posterior = majority(table).shares;
    this.classes = new Float64Array(width);
    this.logClasses = new Float64Array(width);
    this.given = new Float64Array(annotators * width * width);
    this.logGiven = new Float64Array(annotators * width * width);
  }

  /** The parameters that explain the present posteriors best. */
  maximise(): void {
    const { given, classes, posterior, prior } = this;
    const { items, values, starts, annotatorOf, valueOf } = this.table;
    const width = values.length;
    given.fill(0);
    classes.fill(prior.items);
    for (let item = 0; item < items.length; item++) {
      const row = item * width;
      for (let value = 0; value < width; value++) classes[value]! += posterior[row + value]!;
      for (let at = starts[item]!; at < starts[item + 1]!; at++) {
        const to = (annotatorOf[at]! * width + valueOf[at]!) * width;
        for (let value = 0; value < width; value++) given[to + value]! += posterior[row + value]!;
      }
    }
    const total = items.length + prior.items * width;
    for (let value = 0; value < width; value++) {
      classes[value]! /= total;
      this.logClasses[value] = Math.log(classes[value]!);
    }
    for (let annotator = 0; annotator < this.table.annotators.length; annotator++) this.normalise(annotator);
  }

  /** Turns counts into probabilities. A class that an annotator never met stays all 0: nothing says what they would do. */
  private normalise(annotator: number): void {
    const width = this.table.values.length;
    const { ratings, right } = this.prior;
    const wrong = width > 1 ? (ratings * (1 - right)) / (width - 1) : 0;
    const start = annotator * width * width;
    for (let truth = 0; truth < width; truth++) {
      let sum = ratings;
      for (let said = 0; said < width; said++) sum += this.given[start + said * width + truth]!;
      for (let said = 0; said < width; said++) {
        const at = start + said * width + truth;
        const pseudo = said === truth ? (width > 1 ? ratings * right : ratings) : wrong;
        this.given[at] = sum === 0 ? 0 : (this.given[at]! + pseudo) / sum;
        this.logGiven[at] = Math.log(this.given[at]);
      }
    }
  }

  /** Posteriors under the present parameters. @returns the largest change of a posterior. */
  expect(): number {
    const { posterior, logGiven, logClasses } = this;
    const { items, values, starts, annotatorOf, valueOf } = this.table;
    const width = values.length;
    const logs = new Float64Array(width);
    let [step, likelihood] = [0, 0];
    for (let item = 0; item < items.length; item++) {
      logs.set(logClasses);
      for (let at = starts[item]!; at < starts[item + 1]!; at++) {
        const from = (annotatorOf[at]! * width + valueOf[at]!) * width;
        for (let value = 0; value < width; value++) logs[value]! += logGiven[from + value]!;
      }
      let [most, sum] = [Number.NEGATIVE_INFINITY, 0];
      for (let value = 0; value < width; value++) most = Math.max(most, logs[value]!);
      for (let value = 0; value < width; value++) sum += logs[value] = Math.exp(logs[value]! - most);
      likelihood += most + Math.log(sum);
      for (let value = 0; value < width; value++) {
        const at = item * width + value;
        const probability = logs[value]! / sum;
        step = Math.max(step, Math.abs(probability - posterior[at]!));
        posterior[at] = probability;
      }
    }
    this.logLikelihood = likelihood;
    return step;
  }

  confusion(): Float64Array {
    const width = this.table.values.length;
    return this.given.map((_, at) => {
      const [rest, said] = [Math.floor(at / width), at % width];
      const [annotator, truth] = [Math.floor(rest / width), rest % width];
      return this.given[(annotator * width + said) * width + truth]!;
    });
  }
}
