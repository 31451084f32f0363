import { createHash } from 'node:crypto';
import { resolveClasses, type ResolvedClasses } from '@shared/changes/missing-classes';
import type { ClassId } from '@shared/model/ids';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';

/** Which class of the project a model's labels become. */
export interface ClassChoice {
  /** Make a class for each label that is found and has none yet. */
  readonly addClasses: boolean;
  /**
   * By the model's label in lower case: the name of a class, or null where such objects are left out. A label that is
   * not in it becomes the class of its own name.
   */
  readonly mapping: Readonly<Record<string, string | null>>;
}

/** The name of the class that a label becomes; null: none, on purpose. */
export function classNameOf(label: string, { mapping }: ClassChoice): string | null {
  const key = label.toLowerCase();
  return Object.hasOwn(mapping, key) ? mapping[key]! : label;
}

/** The classes as they are now, and drafts of those that these labels still need. */
export function classesFor(store: Store, labels: readonly string[], choice: ClassChoice): ResolvedClasses {
  const names = choice.addClasses ? labels.flatMap((label) => classNameOf(label, choice) ?? []) : [];
  return resolveClasses(listClasses(store.db), names, store.machine.now());
}

export function classOf(label: string, choice: ClassChoice, { byName }: ResolvedClasses): ClassId | null {
  const name = classNameOf(label, choice);
  return (name !== null && byName.get(name.toLowerCase())) || null;
}

/**
 * All that the suggestions on an image depend on besides the image: a model that is used in another way, or a project
 * that has a class more for what it finds, is reason to look again.
 *
 * @param identity of the model, see `model-identity`.
 * @returns 32 bytes.
 */
export function wayOf(
  store: Store,
  { identity, card }: { readonly identity: string; readonly card: { readonly classes: readonly string[] } },
  threshold: number,
  choice: ClassChoice,
): Buffer {
  const known = classesFor(store, [], choice);
  const names = card.classes.map((label) => {
    const name = classNameOf(label, choice);
    const isKept = name !== null && (choice.addClasses || known.byName.has(name.toLowerCase()));
    return isKept ? name.toLowerCase() : null;
  });
  return createHash('sha256')
    .update(JSON.stringify([identity, threshold, names]))
    .digest();
}
