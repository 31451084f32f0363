import { boundsOf } from '@shared/geometry/operations';
import { zoomToBounds } from '../../../canvas/view/zoom';
import type { Session } from '../session/session';
import { compareStore } from './compare-store';
import type { ShownDifference } from './differences';
import { comparedNow } from './use-compared';

/** Goes to the next difference or the one before, round and round. */
export function walkDifferences(session: Session, direction: 1 | -1): void {
  const differences = comparedNow(session)?.compared.differences ?? [];
  const { current } = compareStore.getState();
  const at = differences.findIndex(({ key }) => key === current?.key);
  const next = at < 0 ? (direction === 1 ? 0 : differences.length - 1) : at + direction + differences.length;
  const target = differences[next % Math.max(1, differences.length)];
  if (target) showDifference(session, target);
}

/** Brings it into view, and selects what a person can act on: the label, or else the suggestion while it is open. */
export function showDifference({ editor, image }: Session, { key, label, seen }: ShownDifference): void {
  compareStore.setState({ current: { image: image.id, key } });
  editor.setTool('select');
  const id = label?.shape.id ?? seen?.prediction.id;
  const { document } = editor.store.getState();
  editor.select(id && document.shapes.has(id) ? [id] : []);
  const geometry = label?.geometry ?? seen?.geometry;
  if (geometry) zoomToBounds(editor, boundsOf(geometry));
}
