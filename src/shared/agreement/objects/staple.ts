/** What several outlines of one thing have in common, and how well each of them drew. */
export interface Staple {
  /** P(inside) of each cell, 0 to 1. */
  readonly inside: Float64Array;
  /** Of each outline: P(marked | inside). */
  readonly sensitivity: readonly number[];
  /** Of each outline: P(not marked | outside). */
  readonly specificity: readonly number[];
  readonly iterations: number;
}

const FIRST = 0.99999;
const MOST_ITERATIONS = 200;
const STILL = 1e-10;

/**
 * Simultaneous truth and performance level estimation (Warfield, Zou and Wells 2004; as in ITK's STAPLEImageFilter). The
 * share of cells inside is that of the whole grid, so the grid has to lie closely around the thing: a large background
 * would blow the result up.
 *
 * @param outlines for each annotator 1 for each cell that is marked; all of one length.
 * @param sizes how many pixels each cell stands for; one by default.
 */
export function staple(outlines: readonly Uint8Array[], sizes?: Float64Array): Staple {
  const cells = outlines[0]?.length ?? 0;
  const size = sizes ?? new Float64Array(cells).fill(1);
  const all = size.reduce((sum, one) => sum + one, 0);
  const marked = outlines.reduce(
    (sum, outline) => sum + outline.reduce((count, cell, at) => count + cell * size[at]!, 0),
    0,
  );
  const prior = all === 0 ? 0 : marked / (all * outlines.length);
  const inside = new Float64Array(cells);
  let sensitivity = outlines.map(() => FIRST);
  let specificity = outlines.map(() => FIRST);
  let [before, iterations] = [Number.NaN, 0];
  while (iterations < MOST_ITERATIONS) {
    iterations++;
    let sum = 0;
    for (let cell = 0; cell < cells; cell++) {
      let [yes, no] = [prior, 1 - prior];
      outlines.forEach((outline, index) => {
        yes *= outline[cell] === 1 ? sensitivity[index]! : 1 - sensitivity[index]!;
        no *= outline[cell] === 1 ? 1 - specificity[index]! : specificity[index]!;
      });
      inside[cell] = yes + no === 0 ? 0 : yes / (yes + no);
      sum += inside[cell]! * size[cell]!;
    }
    const shares = outlines.map((outline) => performance(outline, inside, size, sum, all));
    sensitivity = shares.map(([right]) => right);
    specificity = shares.map(([, right]) => right);
    if (Math.abs(sum - before) < STILL) break;
    before = sum;
  }
  return { inside, sensitivity, specificity, iterations };
}

function performance(
  outline: Uint8Array,
  inside: Float64Array,
  size: Float64Array,
  sum: number,
  all: number,
): readonly [number, number] {
  let [hits, misses] = [0, 0];
  for (let cell = 0; cell < inside.length; cell++)
    if (outline[cell] === 1) hits += inside[cell]! * size[cell]!;
    else misses += (1 - inside[cell]!) * size[cell]!;
  const outside = all - sum;
  return [sum === 0 ? 1 : hits / sum, outside === 0 ? 1 : misses / outside];
}
