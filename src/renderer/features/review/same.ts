import type { Dispute } from '@shared/contract/review';

/** Whether two answers say the same; their keys come in the same order, as one schema made both. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The new items, each the very one that was there before where it says the same, so that its row is not drawn again; and
 * the old list itself when nothing differs.
 */
export function sameWhereEqual<Item extends { readonly id: string }>(before: Item[], after: readonly Item[]): Item[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const items = after.map((item) => {
    const old = known.get(item.id);
    return old && isSame(old, item) ? old : item;
  });
  return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items;
}

/** Whether a dispute that was read again is about the same labels and decisions: what is being decided of it stays. */
export function isAboutTheSame(one: Dispute, other: Dispute): boolean {
  return isSame(basisOf(one), basisOf(other));
}

function basisOf({ outline, readings, merged, decisions }: Dispute) {
  return [outline.id, readings.map(({ letter, labels }) => [letter, labels]), merged, decisions];
}
