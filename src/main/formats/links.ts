import type { SourceObject } from './dataset';

/** What holds the objects of one image together, by their places: comparable, whatever a file calls them. */
export interface Linked {
  /** 1, 2, 3… in the order in which groups appear; null for an object that stands alone. */
  readonly group: number | null;
  /** From this object to the one at `to`, counted from 0; in order. */
  readonly relations: readonly { readonly to: number; readonly name: string }[];
}

/** A group of one says nothing, and neither does a relation to what is not there, which `lose` is told. */
export function linksOf(objects: readonly SourceObject[], lose: () => void = () => undefined): Linked[] {
  const sizes = new Map<string, number>();
  const places = new Map<string, number>();
  for (const [index, { key, group }] of objects.entries()) {
    if (group !== undefined) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    if (key !== undefined && !places.has(key)) places.set(key, index);
  }
  const numbers = new Map<string, number>();
  return objects.map(({ group, relations = [] }) => {
    const isShared = group !== undefined && (sizes.get(group) ?? 0) > 1;
    if (isShared && !numbers.has(group)) numbers.set(group, numbers.size + 1);
    const found = relations.flatMap(({ to, name }) => {
      const place = places.get(to);
      if (place === undefined) lose();
      return place === undefined ? [] : [{ to: place, name }];
    });
    return { group: isShared ? numbers.get(group)! : null, relations: found.toSorted(compareRelations) };
  });
}

type Relation = Linked['relations'][number];

function compareRelations(one: Relation, other: Relation): number {
  return one.to - other.to || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
}
