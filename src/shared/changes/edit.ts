import type { Uuid } from '../lib/uuid';
import type { Entities, Kind } from './kinds';

/** A value that somebody wants an entity to have; null deletes it. */
export type Draft = {
  [K in Kind]: { readonly kind: K; readonly entity: Entities[K]['id']; readonly value: Entities[K]['value'] | null };
}[Kind];

/** What one draft did, as payload texts, so that it can be taken back and done again. */
export interface Step {
  readonly kind: Kind;
  readonly entity: Uuid;
  readonly before: string | null;
  readonly after: string | null;
}

/** The steps that take an edit back: the values before it, last step first. */
export function invert(steps: readonly Step[]): Step[] {
  return steps.map(({ kind, entity, before, after }) => ({ kind, entity, before: after, after: before })).reverse();
}

export function draftOf(step: Step): Draft {
  const value: unknown = step.after === null ? null : JSON.parse(step.after);
  // The text was written by `canonicalJson` from a value of this kind, and commit() parses it again.
  return { kind: step.kind, entity: step.entity, value } as Draft;
}
