import { readFile } from 'node:fs/promises';
import { UsageError } from './exit-codes';

/**
 * Reads `--map`: each value is `label=class`, `label=` for objects that are left out, or `@file` with a JSON object of
 * the same (null leaves out).
 *
 * @returns by the label in lower case.
 */
export async function readClassMapping(values: readonly string[]): Promise<Record<string, string | null>> {
  const mapping: Record<string, string | null> = {};
  for (const value of values) {
    const entries = value.startsWith('@') ? await entriesOfFile(value.slice(1)) : [entryOf(value)];
    for (const [label, name] of entries) mapping[label.trim().toLowerCase()] = name?.trim() || null;
  }
  return mapping;
}

function entryOf(text: string): readonly [string, string | null] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--map takes label=class, e.g. --map person=pedestrian; it got "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

async function entriesOfFile(path: string): Promise<[string, string | null][]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`The mapping in ${path} cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries: [string, unknown][] = isMapping ? Object.entries(value as object) : [];
  if (!isMapping || !entries.every(([, name]) => name === null || typeof name === 'string'))
    throw new UsageError(
      `The mapping in ${path} is no JSON object of labels and classes, e.g. {"person": "pedestrian"}.`,
    );
  return entries as [string, string | null][];
}
