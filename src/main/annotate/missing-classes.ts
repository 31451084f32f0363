import type { ClassView } from '@shared/contract/annotate';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { ClassId } from '@shared/model/ids';
import { paletteColour } from '@shared/model/palette';
import { nextOrder } from './classes';

/** Classes by lower-case name, with drafts for the names that had none. */
export interface ResolvedClasses {
  readonly byName: ReadonlyMap<string, ClassId>;
  readonly drafts: readonly Draft[];
  readonly added: readonly string[];
}

/** Finds a class for each name, whatever its case, and drafts those that are missing, in the palette's next colours. */
export function resolveClasses(existing: readonly ClassView[], names: readonly string[], now: number): ResolvedClasses {
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
