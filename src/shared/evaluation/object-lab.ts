import type { Box } from '../geometry/box/box';
import { boundsOf } from '../geometry/operations';
import { iou } from '../geometry/overlap';

export interface BoxLabel {
  readonly class: string;
  readonly box: Box;
}

export interface BoxSuggestion extends BoxLabel {
  /** 0 to 1. */
  readonly score: number;
}

/** How right the labels of one image are by a model's suggestions; 0 wrong to 1. */
export interface ImageDoubts {
  /** Of each suggestion that no label meets; null for the others. */
  readonly overlooked: readonly (number | null)[];
  /** Of each label. */
  readonly badlyPlaced: readonly number[];
  readonly swapped: readonly number[];
  /** Of the whole image. */
  readonly image: number;
}

const OVERLAP_SHARE = 0.9;
const SURE = 0.95;
const LIKELY = 0.5;
const TEMPERATURE = 0.1;

/** How far two places are one; 1 for the same place, near 0 for far ones. */
export type Nearness = (one: Box, other: Box) => number;

/** 0.9 · IoU + 0.1 · exp(−fall · distance of the centres); cleanlab falls by 0.1 a pixel, whatever the picture's size. */
export function nearness(fall: number): Nearness {
  return (one, other) => {
    const [a, b] = [boundsOf(one), boundsOf(other)];
    const apart = Math.hypot((a.minX + a.maxX - b.minX - b.maxX) / 2, (a.minY + a.maxY - b.minY - b.maxY) / 2);
    return OVERLAP_SHARE * iou(one, other) + (1 - OVERLAP_SHARE) * Math.exp(-fall * apart);
  };
}

/**
 * Where labels of boxes are likely wrong (ObjectLab: Tkachenko, Thyagarajan and Mueller 2023): objects that the model is
 * sure of and nobody marked, labels that lie beside what the model sees, and labels of another class.
 *
 * @param near by default cleanlab's, in pixels.
 */
export function doubtsOf(
  images: readonly { readonly labels: readonly BoxLabel[]; readonly suggestions: readonly BoxSuggestion[] }[],
  near: Nearness = nearness(0.1),
): ImageDoubts[] {
  let least = Infinity;
  for (const { labels, suggestions } of images)
    for (const label of labels)
      for (const one of suggestions) {
        const value = near(label.box, one.box);
        if (value > 0) least = Math.min(least, value);
      }
  const floor = Number.isFinite(least) ? least : 1e-6;
  return images.map(({ labels, suggestions }) => {
    const overlooked = suggestions.map((one) => overlookedScore(one, labels, near, floor));
    const badlyPlaced = labels.map((label) => placeScore(label, suggestions, near));
    const swapped = labels.map((label) => swapScore(label, labels, suggestions, near, floor));
    const parts = [overlooked.flatMap((one) => one ?? []), badlyPlaced, swapped].map((scores) => softMinimum(scores));
    const image = Math.exp(parts.reduce((sum, score) => sum + Math.log(score + 1e-100), 0) / parts.length);
    return { overlooked, badlyPlaced, swapped, image };
  });
}

/** What a class whose average precision is 1 is asked for, and how far below it a label may fall. */
const ASKED = 0.25;
const TOLERATED = 0.8;

/**
 * True when anything on an image is likely wrong; of a class that the model finds badly less is asked.
 *
 * @param precision the mean average precision of each class, 0 to 1.
 */
export function isDoubtful(
  { labels, suggestions }: { readonly labels: readonly BoxLabel[]; readonly suggestions: readonly BoxSuggestion[] },
  { overlooked, badlyPlaced, swapped }: ImageDoubts,
  precision: ReadonlyMap<string, number>,
): boolean {
  const fails = (name: string, score: number | null) =>
    score !== null && score <= TOLERATED * ASKED * (precision.get(name) ?? 0);
  return (
    suggestions.some((one, at) => fails(one.class, overlooked[at]!)) ||
    labels.some((one, at) => fails(one.class, badlyPlaced[at]!) || fails(one.class, swapped[at]!))
  );
}

function overlookedScore(
  { box, class: name, score }: BoxSuggestion,
  labels: readonly BoxLabel[],
  near: Nearness,
  floor: number,
): number | null {
  if (score < SURE || labels.some((label) => iou(label.box, box) > 0)) return null;
  const same = labels.filter((label) => label.class === name);
  return same.length === 0 ? floor * (1 - score) : Math.max(...same.map((label) => near(label.box, box)));
}

function placeScore({ box, class: name }: BoxLabel, suggestions: readonly BoxSuggestion[], near: Nearness): number {
  const met = suggestions.filter((one) => one.class === name && one.score > LIKELY && iou(one.box, box) > 0);
  return met.length === 0 ? 1 : Math.max(...met.map((one) => near(box, one.box)));
}

function swapScore(
  label: BoxLabel,
  labels: readonly BoxLabel[],
  suggestions: readonly BoxSuggestion[],
  near: Nearness,
  floor: number,
): number {
  if (labels.some((other) => other.class !== label.class && iou(other.box, label.box) >= SURE)) return floor;
  const others = suggestions.filter((one) => one.class !== label.class && one.score > SURE);
  return others.length === 0 ? 1 : Math.max(floor, 1 - Math.max(...others.map((one) => near(label.box, one.box))));
}

/** The mean in which the least count most: Σ s softmax(−s / T); 1 for none. */
export function softMinimum(scores: readonly number[], temperature = TEMPERATURE): number {
  if (scores.length === 0) return 1;
  const least = Math.min(...scores);
  const weights = scores.map((score) => Math.exp((least - score) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return scores.reduce((sum, score, at) => sum + score * weights[at]!, 0) / total;
}
