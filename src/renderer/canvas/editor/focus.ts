import type { ClassId } from '@shared/model/ids';
import type { DocumentDelta } from './delta';
import type { Shape, ShapeId } from './shape';

/** Some objects, or one class, that are worked on while all others are dimmed and out of the pointer's reach. */
export type Focus =
  | { readonly type: 'objects'; readonly ids: ReadonlySet<ShapeId> }
  | { readonly type: 'class'; readonly class: ClassId };

export function isDimmed(focus: Focus | null, shape: Shape): boolean {
  if (focus === null) return false;
  return focus.type === 'class' ? shape.class !== focus.class : !focus.ids.has(shape.id);
}

/** What is drawn joins the objects in focus; when the last of them is gone, the focus ends. */
export function focusAfter(focus: Focus | null, { added, removed }: DocumentDelta): Focus | null {
  if (focus?.type !== 'objects' || (added.length === 0 && removed.length === 0)) return focus;
  const ids = new Set(focus.ids);
  for (const shape of removed) ids.delete(shape.id);
  if (ids.size === 0) return null;
  for (const shape of added) if (shape.kind === 'annotation') ids.add(shape.id);
  return { type: 'objects', ids };
}
