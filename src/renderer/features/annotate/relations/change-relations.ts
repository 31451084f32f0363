import type { Operation } from '@shared/contract/annotate';
import { linksAmong, linksOf, type Link, type Relation } from '../../../canvas/editor/relations';
import { relateAll } from '../../../canvas/tools/relate/relate';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Session } from '../session/session';

/** The relations of what is selected: of several objects, those between them, and of one all that it has. */
export function linksInHand({ editor }: Session): Link[] {
  const { document, selection } = editor.store.getState();
  const links = linksAmong(linksOf(document), selection);
  return selection.size > 1 ? links.filter(({ from, to }) => selection.has(from.id) && selection.has(to.id)) : links;
}

/** From what was selected first to each of the others. */
export function relateSelection({ editor }: Session): void {
  editor.perform((context) => {
    const [first, ...others] = editableShapes(context.document, context.selection);
    return first
      ? relateAll(
          others.map(({ id }) => ({ from: first.id, to: id })),
          context,
        )
      : [];
  });
}

export function renameRelation(session: Session, { id, from, to }: Relation, name: string): void {
  session.edit('relate', [{ type: 'relate', id, from, to, name }]);
}

export function reverseRelations(session: Session, links: readonly Link[]): void {
  const operations = links.map(({ relation: { id, from, to, name } }): Operation => ({
    type: 'relate',
    id,
    from: to,
    to: from,
    name,
  }));
  if (operations.length > 0) session.edit('relate', operations);
}

export function removeRelations(session: Session, links: readonly Link[]): void {
  const operations = links.map(({ relation: { id } }): Operation => ({ type: 'unrelate', id }));
  if (operations.length > 0) session.edit('unrelate', operations);
}
