/**
 * The logarithmic derivative of the gamma function for x > 0, to about 1e-12: recurrence up to 10, then the asymptotic
 * series (Abramowitz and Stegun 6.3.5 and 6.3.18).
 */
export function digamma(x: number): number {
  let [shifted, value] = [x, 0];
  for (; shifted < 10; shifted++) value -= 1 / shifted;
  const inverse = 1 / (shifted * shifted);
  const series =
    inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240 - inverse * (1 / 132)))));
  return value + Math.log(shifted) - 0.5 / shifted - series;
}
