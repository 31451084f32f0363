/** Throws when `condition` is false; `reason` states why it has to hold. */
export function assert(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${reason}`);
}

/** Unwraps a value that must be there; `reason` states why it is. */
export function assertExists<T>(value: T | null | undefined, reason: string): T {
  assert(value !== null && value !== undefined, reason);
  return value;
}

/** Closes an exhaustive switch: adding a member to the union makes this a compile error. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
