/** A place in which values of one record are not the same. */
export interface DifferingField {
  /** Keys joined by dots; "" for a value that is no object. */
  readonly path: string;
  /** One for each value, in their order, as JSON or plain text; null: it is not there. */
  readonly values: readonly (string | null)[];
}

/** Shapes are compared whole: their numbers one by one tell nobody anything. */
const WHOLE = new Set(['geometry', 'region']);

/** A text that could be taken for a number, a truth value or the like is quoted. */
const LIKE_JSON = /^(true|false|null|-?\d|[[{"])/;

/**
 * In which fields values of one record differ, in the order of their paths. What is the same in all is left out, so
 * that equal values have no differing field.
 *
 * @param values parsed JSON; null for a record that was deleted, which has no fields.
 */
export function differingFields(values: readonly unknown[]): DifferingField[] {
  const flat = values.map((value) => new Map(value === null ? [] : leaves('', value)));
  const paths = [...new Set(flat.flatMap((fields) => [...fields.keys()]))].sort();
  return paths
    .map((path) => ({ path, values: flat.map((fields) => fields.get(path) ?? null) }))
    .filter(({ values: all }) => all.some((value) => value !== all[0]));
}

function leaves(path: string, value: unknown): [string, string][] {
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (typeof value === 'string') return [[path, LIKE_JSON.test(value) ? JSON.stringify(value) : value]];
  if (typeof value !== 'object' || value === null || WHOLE.has(last)) return [[path, JSON.stringify(value)]];
  const entries = Object.entries(value);
  if (entries.length === 0) return [[path, Array.isArray(value) ? '[]' : '{}']];
  return entries.flatMap(([key, part]) => leaves(path === '' ? key : `${path}.${key}`, part));
}
