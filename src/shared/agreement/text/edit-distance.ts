import { graphemesOf, normaliseText } from './graphemes';

/** The least number of letters to put in, take out or change (Levenshtein 1966), in O(length × length). */
export function editDistance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  one.forEach((letter, index) => {
    const next = [index + 1];
    other.forEach((against, at) => {
      next.push(Math.min(row[at]! + (letter === against ? 0 : 1), row[at + 1]! + 1, next[at]! + 1));
    });
    row = next;
  });
  return row[other.length]!;
}

/** Letters that differ, as a share of the reference's; above 1 when more was written than there is. */
export function characterErrorRate(text: string, reference: string): number {
  const [letters, expected] = [graphemesOf(normaliseText(text)), graphemesOf(normaliseText(reference))];
  if (expected.length === 0) return letters.length === 0 ? 0 : 1;
  return editDistance(letters, expected) / expected.length;
}

/** 1 for the same text, 0 for nothing in common; the same from both sides. */
export function textSimilarity(one: string, other: string): number {
  const [a, b] = [graphemesOf(normaliseText(one)), graphemesOf(normaliseText(other))];
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - editDistance(a, b) / longest;
}
