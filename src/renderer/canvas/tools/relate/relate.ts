import type { Operation } from '@shared/contract/annotate';
import type { AnnotationId, RelationId } from '@shared/model/ids';
import type { ToolContext, ToolEffect } from '../tool';

export interface Pair {
  readonly from: AnnotationId;
  readonly to: AnnotationId;
}

/** Relates each pair by the name in hand; what is said already is not said twice. */
export function relateAll(
  pairs: readonly Pair[],
  { document, relationName: name, newId }: Pick<ToolContext, 'document' | 'relationName' | 'newId'>,
): readonly ToolEffect[] {
  const known = [...document.relations.values()];
  const fresh = pairs.filter(
    ({ from, to }) => !known.some((one) => one.from === from && one.to === to && one.name === name),
  );
  if (fresh.length === 0) return [{ type: 'notice', code: 'related-already' }];
  // Ids are made alike, whatever they name.
  const operations = fresh.map(({ from, to }): Operation => ({
    type: 'relate',
    id: newId() as string as RelationId,
    from,
    to,
    name,
  }));
  const touched = new Set(fresh.flatMap(({ from, to }) => [from, to]));
  return [
    { type: 'commit', label: 'relate', operations },
    { type: 'select', ids: [...touched] },
  ];
}
