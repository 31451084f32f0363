import type { ClassId } from '../model/ids';
import type { LabelClass } from '../model/label-class';
import { paletteColour } from '../model/palette';
import type { Draft } from './edit';
import { newId } from './new-id';

/** Classes by lower-case name, with drafts for the names that had none. */
export interface ResolvedClasses {
  readonly byName: ReadonlyMap<string, ClassId>;
  readonly drafts: readonly Draft[];
  readonly added: readonly string[];
}

/** Finds a class for each name, whatever its case, and drafts those that are missing, in the palette's next colours. */
export function resolveClasses(
  existing: readonly (LabelClass & { readonly id: ClassId })[],
  names: readonly string[],
  now: number,
): ResolvedClasses {
  const byName = new Map(existing.map(({ name, id }) => [name.toLowerCase(), id]));
  const drafts: Draft[] = [];
  const added: string[] = [];
  let order = nextOrder(existing);
  for (const name of names) {
    if (byName.has(name.toLowerCase())) continue;
    const id = newId<ClassId>(now);
    byName.set(name.toLowerCase(), id);
    drafts.push({ kind: 'class', entity: id, value: { name, colour: paletteColour(order), order } });
    added.push(name);
    order++;
  }
  return { byName, drafts, added };
}

/** The place after the last class of the list. */
export function nextOrder(classes: readonly LabelClass[]): number {
  return classes.reduce((highest, { order }) => Math.max(highest, order + 1), 0);
}
