import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

export interface JsonFile<T> {
  read(): T;
  write(value: T): void;
}

export interface JsonFileOptions<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** What holds while there is no file, or none that can be read. */
  readonly fallback: T;
  /** Told once when a file could not be read and was put aside under the second name. */
  readonly onBroken: (path: string, keptAs: string) => void;
}

/**
 * A small settings file that is read once and written whole. A broken one is kept beside the new one for its owner to
 * look at, and never stops the application.
 */
export function openJsonFile<T>(options: JsonFileOptions<T>): JsonFile<T> {
  let value = load(options);
  return {
    read: () => value,
    write(next) {
      value = next;
      writeAtomically(options.path, `${JSON.stringify(next, null, 2)}\n`);
    },
  };
}

function load<T>({ path, schema, fallback, onBroken }: JsonFileOptions<T>): T {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return fallback;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    const keptAs = `${path}.broken`;
    renameSync(path, keptAs);
    onBroken(path, keptAs);
    return fallback;
  }
}

/** After a crash there is the old file or the new one, never half of one. */
function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.new`;
  const handle = openSync(temporary, 'w');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
}
