/**
 * How well `text` answers `query`: 0 not at all, then higher is better. Words may come in any order; a letter run that
 * only skips over others counts least.
 */
export function rank(query: string, text: string): number {
  const wanted = query.trim().toLocaleLowerCase();
  const given = text.toLocaleLowerCase();
  if (wanted === '') return 1;
  if (given.startsWith(wanted)) return 4;
  const words = wanted.split(/\s+/);
  if (words.every((word) => new RegExp(`(?:^|[\\s/_.-])${escapeRegExp(word)}`).test(given))) return 3;
  if (words.every((word) => given.includes(word))) return 2;
  return isSubsequence(wanted.replaceAll(/\s+/g, ''), given) ? 1 : 0;
}

function isSubsequence(wanted: string, given: string): boolean {
  let found = 0;
  for (const letter of given) if (letter === wanted[found]) found += 1;
  return found === wanted.length;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
