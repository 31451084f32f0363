/**
 * A name for each id that no other id has: people may be called alike, and images lie below several roots. What comes
 * later gets a number.
 */
export function uniqueNames<Id>(all: Iterable<{ readonly id: Id; readonly name: string }>): Map<Id, string> {
  const names = new Map<Id, string>();
  const taken = new Set<string>();
  for (const { id, name } of all) {
    const unique = freeName(name, taken);
    taken.add(unique);
    names.set(id, unique);
  }
  return names;
}

/** The name itself, or with the first number that makes it new. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(candidate)) return candidate;
  }
}
