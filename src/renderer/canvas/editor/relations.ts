import type { EditResult, Operation, RelationView } from '@shared/contract/annotate';
import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import type { RelationId } from '@shared/model/ids';
import type { AnnotationShape, Shape, ShapeId } from './shape';

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

/** A relation with both of its labels. */
export interface Link {
  readonly relation: Relation;
  readonly from: AnnotationShape;
  readonly to: AnnotationShape;
}

/** What is said of labels that are there; a relation says nothing while one of its labels is deleted. */
export function linksOf(document: {
  readonly shapes: ReadonlyMap<ShapeId, Shape>;
  readonly relations: Relations;
}): Link[] {
  const links: Link[] = [];
  for (const relation of document.relations.values()) {
    const [from, to] = [document.shapes.get(relation.from), document.shapes.get(relation.to)];
    if (from?.kind === 'annotation' && to?.kind === 'annotation') links.push({ relation, from, to });
  }
  return links;
}

/** Those that one of the labels takes part in. */
export function linksAmong(links: readonly Link[], ids: ReadonlySet<ShapeId>): Link[] {
  return links.filter(({ from, to }) => ids.has(from.id) || ids.has(to.id));
}

export function centreOf({ minX, minY, maxX, maxY }: Bounds): ImagePoint {
  return { x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
}

/**
 * The arrow between two labels, as `[x0, y0, x1, y1]`: from the middle of the one to the edge of the other's bounds, or
 * from middle to middle where they lie over each other.
 */
export function relationLine(from: Bounds, to: Bounds): number[] {
  const [start, end] = [centreOf(from), centreOf(to)];
  const [dx, dy] = [start.x - end.x, start.y - end.y];
  const across = dx === 0 ? Infinity : (to.maxX - to.minX) / 2 / Math.abs(dx);
  const down = dy === 0 ? Infinity : (to.maxY - to.minY) / 2 / Math.abs(dy);
  const share = Math.min(across, down);
  const reached = share < 1 ? { x: end.x + dx * share, y: end.y + dy * share } : end;
  return [start.x, start.y, reached.x, reached.y];
}
