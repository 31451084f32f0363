import { nameSchema } from '@shared/model/name';
import type { DatasetObject, ImageSaid } from './dataset';
import { isObject, type JsonObject } from './json/parse';
import { isWhole } from './named-answers';

/** More of either are no work of people. */
const MOST = 1_000;

/** The group of an object, by whatever the file calls it; undefined for none, and for what is no group. */
export function readGroup(value: unknown): string | undefined {
  if (typeof value === 'string') return value.slice(0, 200);
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** `[{to, name}]`: which objects this one is related to, by their numbers. `lose` is told of what is none. */
export function readRelations(value: unknown, lose: () => void): DatasetObject['relations'] {
  if (value === undefined || value === null) return undefined;
  const given: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const read = given.slice(0, MOST).flatMap((one) => {
    if (!isObject(one) || !Number.isSafeInteger(one['to'])) return [];
    const name = nameSchema.safeParse(one['name']);
    return name.success && isWhole(name.data) ? [{ to: String(one['to']), name: name.data }] : [];
  });
  if (read.length < given.length) lose();
  return read.length > 0 ? read : undefined;
}

/** What is said of a whole image: `words`, and that it was verified to be empty. */
export function readSaid(words: unknown, empty: unknown, lose: () => void): ImageSaid | undefined {
  const given: readonly unknown[] = Array.isArray(words) ? words : words === undefined || words === null ? [] : [null];
  const read = given.slice(0, MOST).flatMap((one) => {
    const name = nameSchema.safeParse(one);
    return name.success && isWhole(name.data) ? [name.data] : [];
  });
  if (read.length < given.length) lose();
  return read.length > 0 || empty === true ? { words: read, empty: empty === true } : undefined;
}

/** The flags of labelme that are set, as words. */
export function setFlags(flags: JsonObject): string[] {
  return Object.keys(flags).filter((name) => flags[name] === true);
}
