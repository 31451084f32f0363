import type { EditResult, Operation, RelationView } from '@shared/contract/annotate';
import type { RelationId } from '@shared/model/ids';

export type Relation = Pick<RelationView, 'id' | 'from' | 'to' | 'name'>;
export type Relations = ReadonlyMap<RelationId, Relation>;

/** The relations as they will be when the operations are committed. */
export function relationsAfter(before: Relations, operations: readonly Operation[]): Relations {
  if (!operations.some(({ type }) => type === 'relate' || type === 'unrelate')) return before;
  const relations = new Map(before);
  for (const operation of operations) {
    if (operation.type === 'relate') relations.set(operation.id, operation);
    if (operation.type === 'unrelate') relations.delete(operation.id);
  }
  return relations;
}

/** Takes over what a commit left behind. */
export function relationsRead(before: Relations, result: EditResult): Relations {
  if (result.relations.length + result.unrelated.length === 0) return before;
  const relations = new Map(before);
  for (const relation of result.relations) relations.set(relation.id, relation);
  for (const id of result.unrelated) relations.delete(id);
  return relations;
}

export function sameRelations(one: Relations, other: Relations): boolean {
  return one.size === other.size && [...one.values()].every((relation) => same(relation, other.get(relation.id)));
}

function same(one: Relation, other: Relation | undefined): boolean {
  return other !== undefined && one.from === other.from && one.to === other.to && one.name === other.name;
}
