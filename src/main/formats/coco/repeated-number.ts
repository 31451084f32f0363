/** How many numbers were there before, and the least of them; null when all differ. Sorts `numbers` in place. */
export function repeatedNumber(numbers: Float64Array): { count: number; example: number } | null {
  numbers.sort();
  let count = 0;
  let example = 0;
  let before = NaN;
  for (const number of numbers) {
    if (number === before && count++ === 0) example = number;
    before = number;
  }
  return count === 0 ? null : { count, example };
}
