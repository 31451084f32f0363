import type { Uuid } from '../lib/uuid';
import type { Change, ChangeKey } from './change';
import type { Kind } from './kinds';

/** A change that no other known change of its entity has replaced. */
export interface Head {
  readonly key: ChangeKey;
  readonly deletes: boolean;
}

/**
 * Where registers are kept. The tables of a project and the memory of a test implement it, so that both run the very
 * same reducer. A register belongs to one entity of one kind: `prevs` that name anything else are inert.
 */
export interface RegisterStore {
  /** Puts a change into the log; false when it is there already. */
  append(change: Change, key: ChangeKey): boolean;
  isLogged(key: ChangeKey): boolean;
  heads(kind: Kind, entity: Uuid): readonly Head[];
  addHead(change: Change, key: ChangeKey): void;
  removeHead(kind: Kind, entity: Uuid, key: ChangeKey): void;
  /** Remembers that a change, not seen yet, has been replaced. */
  awaitSuperseded(kind: Kind, entity: Uuid, key: ChangeKey): void;
  /** True, once, when `awaitSuperseded` was told of this change. */
  takeSuperseded(kind: Kind, entity: Uuid, key: ChangeKey): boolean;
}

/**
 * The one reducer: a causal multi-value register for each entity (sync.md 2.1). The heads are the changes that no
 * other change names in its `prevs`, so the result depends on the set of changes and not on their order.
 *
 * @returns false when the change was known already, and nothing was done.
 */
export function applyChange(store: RegisterStore, change: Change, key: ChangeKey): boolean {
  if (!store.append(change, key)) return false;
  const { kind, entity } = change;
  const heads = new Set(store.heads(kind, entity).map((head) => head.key));
  for (const prev of change.prevs) {
    if (heads.has(prev)) store.removeHead(kind, entity, prev);
    else if (!store.isLogged(prev)) store.awaitSuperseded(kind, entity, prev);
  }
  if (!store.takeSuperseded(kind, entity, key)) store.addHead(change, key);
  return true;
}

/** The head that is shown: an edit beats a concurrent delete, then the later key. Undefined when there is none. */
export function winner<H extends Head>(heads: readonly H[]): H | undefined {
  return heads.reduce<H | undefined>((best, head) => (best && compareHeads(best, head) >= 0 ? best : head), undefined);
}

function compareHeads(a: Head, b: Head): number {
  if (a.deletes !== b.deletes) return a.deletes ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
