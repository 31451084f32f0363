/** How many numbers were there before, and the least of them; null when all differ. Sorts `numbers` in place. */
export function repeatedNumber(numbers: Float64Array): { count: number; example: number } | null {
  numbers.sort();
  let count = 0;
  let example = 0;
  for (let index = 1; index < numbers.length; index++) {
    if (numbers[index] !== numbers[index - 1]) continue;
    if (count++ === 0) example = numbers[index]!;
  }
  return count === 0 ? null : { count, example };
}
