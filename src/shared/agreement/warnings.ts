import type { Profile } from './profiles';
import type { RatingTable } from './ratings';
import type { Unmeasured } from './value';

/** What a reader of a coefficient must know before believing it. */
export type Warning =
  | { readonly code: Unmeasured }
  /** The interval will be wide, and the percentile bootstrap is too narrow with few items. */
  | { readonly code: 'few-items'; readonly items: number; readonly needed: number }
  /** Coefficients that correct for chance collapse when nearly all labels are alike (Feinstein and Cicchetti 1990). */
  | { readonly code: 'prevalence'; readonly value: string; readonly share: number }
  /** These items were rated once, and say nothing about agreement. */
  | { readonly code: 'single-ratings'; readonly items: number }
  /** Too many resamples had no value. */
  | { readonly code: 'no-interval' };

/** Below this many items that can be compared, an interval is a rough guess. */
const ENOUGH_ITEMS = 30;
const DOMINANT = 0.9;

/** The most frequent value and its share of all ratings, 0 to 1; null without ratings. Of several, the first. */
export function prevalence({
  values,
  valueOf,
}: RatingTable): { readonly value: string; readonly share: number } | null {
  const counts = new Float64Array(values.length);
  for (const value of valueOf) counts[value]!++;
  let most = 0;
  for (let value = 1; value < counts.length; value++) if (counts[value]! > counts[most]!) most = value;
  return valueOf.length === 0 ? null : { value: values[most]!, share: counts[most]! / valueOf.length };
}

/** @param weights how many items have each profile. */
export function warningsOf(table: RatingTable, profiles: readonly Profile[], weights: Float64Array): Warning[] {
  const warnings: Warning[] = [];
  const count = (matches: (size: number) => boolean): number =>
    profiles.reduce((sum, { size }, profile) => sum + (matches(size) ? weights[profile]! : 0), 0);
  const [compared, single] = [count((size) => size >= 2), count((size) => size === 1)];
  if (compared > 0 && compared < ENOUGH_ITEMS)
    warnings.push({ code: 'few-items', items: compared, needed: ENOUGH_ITEMS });
  if (single > 0) warnings.push({ code: 'single-ratings', items: single });
  const most = prevalence(table);
  if (most !== null && most.share > DOMINANT && most.share < 1) warnings.push({ code: 'prevalence', ...most });
  return warnings;
}
