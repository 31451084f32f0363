/** What a change may carry: plain JSON. `undefined` is not in it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value: keys sorted by code unit, no white space, members that are `undefined` left out. Hashes are
 * taken over this text, so it must never depend on the order in which an object was built.
 *
 * @throws RangeError for a number that JSON cannot hold (NaN, an infinity).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`A finite number is needed, got ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') return `{${canonicalMembers(value as Record<string, unknown>).join(',')}}`;
  throw new TypeError(`JSON cannot hold a ${typeof value}`);
}

function canonicalMembers(object: Record<string, unknown>): string[] {
  return Object.keys(object)
    .sort()
    .filter((key) => object[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
}
