import { intervalOf, resample, type Interval } from '@shared/agreement/bootstrap';
import { crowdlab } from '@shared/agreement/crowdlab';
import { consensusGeometry } from '@shared/agreement/objects/consensus-geometry';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { matchObjects } from '@shared/agreement/objects/match';
import { imageOfThing } from '@shared/agreement/objects/object-ratings';
import { similarityOn } from '@shared/agreement/objects/similarity';
import { ratingTable } from '@shared/agreement/ratings';
import type { ImageId } from '@shared/model/ids';
import { listClasses } from '@main/db/queries/classes';
import { imageSummary } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import type { ObjectAgreement, RatedThing } from './rate-objects';
import { sigmasOf } from './sigmas';
import { uniqueNames } from './unique-names';

/** What people and a model together take each thing for. */
export interface CrowdAndModel {
  readonly model: string;
  /** How much the model counts, beside the annotators' weights. */
  readonly modelWeight: number;
  /** The mean chance of the consensus to be right, 0 to 1. */
  readonly value: number;
  readonly ci95: Interval | null;
  /** Things that nobody should take for settled, the least sure first; the others are as sure as that or surer. */
  readonly consensus: readonly { readonly item: string; readonly value: string; readonly probability: number }[];
  readonly annotators: readonly { readonly annotator: string; readonly quality: number; readonly weight: number }[];
}

const ROUNDS = 1000;
/** What a model that saw a place and suggested nothing may still have thought of it. */
const UNKNOWN_THRESHOLD = 0.5;

/**
 * CROWDLAB on the suggestions of a model: the class that it suggests for a thing has its score, all others share the rest;
 * a thing that it does not suggest is likely none to it. Where it suggests nothing on a whole image it may not have looked,
 * and says nothing.
 *
 * @param threshold least similarity of a suggestion and a thing.
 */
export function crowdAndModel(store: Store, read: ObjectAgreement, model: string, threshold: number): CrowdAndModel {
  const names = uniqueNames(listClasses(store.db));
  const values = [...new Set([...read.ratings.map(({ value }) => value), read.absent])].sort();
  const table = ratingTable(read.ratings, values);
  const opinions = new Map<string, Float64Array>();
  for (const [image, things] of byImage(read.things))
    for (const [item, opinion] of opinionsOn(store, image, things, {
      model,
      threshold,
      values,
      absent: read.absent,
      names,
    }))
      opinions.set(item, opinion);
  const undecided = new Float64Array(values.length).fill(1 / values.length);
  const probabilities = new Float64Array(table.items.length * values.length);
  table.items.forEach((item, at) => probabilities.set(opinions.get(item) ?? undecided, at * values.length));
  const { winner, quality, annotatorQuality, annotatorWeights, modelWeight } = crowdlab(table, probabilities);
  return {
    model,
    modelWeight,
    value: mean(quality),
    ci95: intervalOfMean(table.items, quality),
    consensus: table.items
      .map((item, at) => ({ item, value: values[winner[at]!]!, probability: quality[at]! }))
      .sort((one, other) => one.probability - other.probability || (one.item < other.item ? -1 : 1)),
    annotators: table.annotators.map((annotator, at) => ({
      annotator,
      quality: annotatorQuality[at]!,
      weight: annotatorWeights[at]!,
    })),
  };
}

function byImage(things: readonly RatedThing[]): ReadonlyMap<ImageId, RatedThing[]> {
  const images = new Map<ImageId, RatedThing[]>();
  for (const thing of things) images.set(thing.image, [...(images.get(thing.image) ?? []), thing]);
  return images;
}

interface Opinion {
  readonly model: string;
  readonly threshold: number;
  readonly values: readonly string[];
  readonly absent: string;
  readonly names: ReadonlyMap<string, string>;
}

function opinionsOn(
  store: Store,
  image: ImageId,
  things: readonly RatedThing[],
  { model, threshold, values, absent, names }: Opinion,
): [item: string, opinion: Float64Array][] {
  const suggestions = predictionsOf(store.db, image).filter((one) => one.model === model);
  const extent = imageSummary(store.db, image);
  if (!extent || suggestions.length === 0) return [];
  const similarity = similarityOn(extent.width, extent.height, sigmasOf(store));
  const places = things.map(({ item, cluster }): LabelledObject => ({
    id: item,
    annotator: 'people',
    class: cluster[0]!.class,
    geometry: consensusGeometry(cluster, 'robust', similarity),
  }));
  const seen = suggestions.map((one): LabelledObject => ({
    id: one.id,
    annotator: model,
    class: names.get(one.class) ?? one.class,
    geometry: one.geometry,
  }));
  const scores = new Map<string, number>(suggestions.map(({ id, score }) => [id, score]));
  const matches = new Map(matchObjects(seen, places, threshold, { similarity }).map((one) => [one.other.id, one.one]));
  const least = Math.min(UNKNOWN_THRESHOLD, ...suggestions.map((one) => one.threshold));
  return things.map(({ item }) => {
    const match = matches.get(item);
    return match && values.includes(match.class)
      ? [item, opinionOf(values, match.class, scores.get(match.id) ?? 0)]
      : [item, opinionOf(values, absent, 1 - least)];
  });
}

/** A distribution with one value as likely as said, and all others alike. */
function opinionOf(values: readonly string[], value: string, probability: number): Float64Array {
  if (values.length === 1) return Float64Array.of(1);
  const rest = (1 - probability) / (values.length - 1);
  return Float64Array.from(values, (one) => (one === value ? probability : rest));
}

/** Things on one image depend on each other, and are drawn together. */
function intervalOfMean(items: readonly string[], quality: Float64Array): Interval | null {
  const sums = new Map<string, { sum: number; count: number }>();
  items.forEach((item, at) => {
    const image = imageOfThing(item);
    const { sum, count } = sums.get(image) ?? { sum: 0, count: 0 };
    sums.set(image, { sum: sum + quality[at]!, count: count + 1 });
  });
  const images = [...sums.values()];
  const found: number[] = [];
  resample(images.length, ROUNDS, (draws) => {
    let [sum, count] = [0, 0];
    images.forEach((image, at) => {
      sum += draws[at]! * image.sum;
      count += draws[at]! * image.count;
    });
    if (count > 0) found.push(sum / count);
  });
  return intervalOf(found, ROUNDS);
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
