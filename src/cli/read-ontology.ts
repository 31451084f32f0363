import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { geometryTypes } from '@shared/geometry/geometry-types';
import { UserError } from '@shared/lib/user-error';
import { labelClassSchema } from '@shared/model/label-class';
import { nameSchema } from '@shared/model/name';
import type { FirstClass } from '@main/projects/create-project';

/** Larger than any list of classes that people can tell apart. */
const MOST_BYTES = 4 * 1024 * 1024;

const firstClassSchema = z.union([
  nameSchema.transform((name) => ({ name })),
  z.strictObject({
    name: nameSchema,
    colour: z.optional(labelClassSchema.shape.colour),
    /** The shapes that its objects may have; left out or empty: all. */
    shapes: z.optional(z.array(z.enum(geometryTypes))),
  }),
]);
const classesSchema = z.array(firstClassSchema).max(10_000);
const ontologySchema = z.strictObject({ classes: classesSchema });

/**
 * Reads the first classes of a project: `[{name, colour?, shapes?}, …]`, or the same below `classes`; a bare name will do too.
 *
 * @throws UserError `ontology.unreadable`, `ontology.invalid` with the file, the place in it and the reason.
 */
export function readOntology(path: string): readonly FirstClass[] {
  const value = parse(path, readText(path));
  const parsed = Array.isArray(value) ? classesSchema.safeParse(value) : ontologySchema.safeParse(value);
  if (!parsed.success) throw invalid(path, ...firstIssue(parsed.error, value));
  const classes = 'classes' in parsed.data ? parsed.data.classes : parsed.data;
  const seen = new Map<string, number>();
  for (const [index, { name }] of classes.entries()) {
    const before = seen.get(name.toLowerCase());
    if (before !== undefined)
      throw invalid(path, `class ${index + 1}`, `"${name}" is the name of class ${before + 1} already`);
    seen.set(name.toLowerCase(), index);
  }
  return classes;
}

function readText(path: string): string {
  try {
    if (statSync(path).size <= MOST_BYTES) return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(
      'ontology.unreadable',
      { path, reason },
      `${path} cannot be read (${reason}). Nothing was written.`,
    );
  }
  throw invalid(path, 'its size', `more than ${MOST_BYTES} bytes are no list of classes`);
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalid(path, 'its text', error instanceof Error ? error.message : String(error));
  }
}

/** Where the first mistake is, and what was expected there. */
function firstIssue(error: z.ZodError, value: unknown): [place: string, reason: string] {
  const issue = error.issues[0];
  if (issue?.code === 'invalid_union') {
    const place = placeOf(issue.path);
    const [asName, asObject] = issue.errors;
    const nested = typeof valueAt(value, issue.path) === 'object' ? asObject?.[0] : asName?.[0];
    if (nested) return [[place, placeOf(nested.path)].filter(Boolean).join(', '), nested.message];
  }
  return [placeOf(issue?.path ?? []) || 'the whole', issue?.message ?? ''];
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .filter((part) => part !== 'classes')
    .map((part) => (typeof part === 'number' ? `class ${part + 1}` : String(part)))
    .join(', ');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], value);
}

function invalid(path: string, place: string, reason: string): UserError {
  return new UserError(
    'ontology.invalid',
    { path, place, reason },
    `${path} is no list of classes: ${place}: ${reason}. Nothing was written.`,
  );
}
