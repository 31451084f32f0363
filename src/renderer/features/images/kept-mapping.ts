import { z } from 'zod';
import type { ClassView } from '@shared/contract/classes';
import type { Mapping } from './class-mapping';

const keptSchema = z.record(z.string(), z.string().nullable());

/**
 * Which class each kind of a model becomes is said once for a project, and remembered on this machine.
 *
 * @param classes those of the project; what was to become one that is gone is open again.
 */
export function readMapping(project: string, model: string, classes: readonly ClassView[]): Mapping {
  const kept = keptSchema.safeParse(parse(localStorage.getItem(keyOf(project, model))));
  const names = new Set(classes.map(({ name }) => name));
  const entries = Object.entries(kept.data ?? {});
  return Object.fromEntries(entries.filter(([, name]) => name === null || names.has(name)));
}

export function keepMapping(project: string, model: string, mapping: Mapping): void {
  if (Object.keys(mapping).length === 0) localStorage.removeItem(keyOf(project, model));
  else localStorage.setItem(keyOf(project, model), JSON.stringify(mapping));
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}

function keyOf(project: string, model: string): string {
  return `plumbline.prelabel.mapping.${project}.${model}`;
}
