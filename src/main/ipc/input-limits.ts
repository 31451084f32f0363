/** Bounds on one request, far above what the window sends (a selection of a million images) and far below what hurts. */
export interface InputLimits {
  readonly depth: number;
  /** Values of any kind, counted through every nesting. */
  readonly values: number;
  /** UTF-16 units in all texts and keys together. */
  readonly characters: number;
}

const defaultInputLimits: InputLimits = { depth: 24, values: 4_000_000, characters: 64_000_000 };

/**
 * Looks at an input before any schema does, at the cost of one walk that stops at the first excess. Only plain JSON
 * (and `undefined`) passes: structured clone would also carry maps, buffers and cycles, which no channel takes.
 *
 * @returns what is wrong, as the end of a sentence about the input; null when nothing is.
 */
export function findExcess(input: unknown, limits: InputLimits = defaultInputLimits): string | null {
  let values = 0;
  let characters = 0;

  function count(text: string): string | null {
    characters += text.length;
    return characters > limits.characters ? `holds more than ${limits.characters} characters` : null;
  }

  function walkArray(items: readonly unknown[], depth: number): string | null {
    // Before the loop: a sparse array of four billion holes costs nothing to send.
    if (values + items.length > limits.values) return `holds more than ${limits.values} values`;
    for (const item of items) {
      const excess = walk(item, depth + 1);
      if (excess !== null) return excess;
    }
    return null;
  }

  function walkObject(object: object, depth: number): string | null {
    const prototype: unknown = Object.getPrototypeOf(object);
    if (prototype !== Object.prototype && prototype !== null) return 'holds something that is not plain data';
    for (const [key, value] of Object.entries(object)) {
      if (key === '__proto__') return 'holds the key __proto__';
      const excess = count(key) ?? walk(value, depth + 1);
      if (excess !== null) return excess;
    }
    return null;
  }

  function walk(value: unknown, depth: number): string | null {
    values += 1;
    if (values > limits.values) return `holds more than ${limits.values} values`;
    if (depth > limits.depth) return `is nested deeper than ${limits.depth} levels`;
    if (typeof value === 'string') return count(value);
    if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return null;
    if (typeof value !== 'object') return `holds a ${typeof value}`;
    return Array.isArray(value) ? walkArray(value, depth) : walkObject(value, depth);
  }

  return walk(input, 0);
}
