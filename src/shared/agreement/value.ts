/** Why a coefficient has no value: nobody labelled what another did, or only one value is in the data. */
export type Unmeasured = 'no-overlap' | 'no-variation';

/** A coefficient, at most 1, or why there is none. Never NaN. */
export type Value = number | Unmeasured;

/** A coefficient of a weighted sample: `weights[c]` units of class `c` are in it. */
export type Statistic = (weights: Float64Array) => Value;
