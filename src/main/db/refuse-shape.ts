import type { Database } from 'better-sqlite3';
import type { Draft } from '@shared/changes/edit';
import type { Annotation } from '@shared/model/annotation';
import { allowsShape } from '@shared/model/allows-shape';
import { UserError } from '@shared/lib/user-error';
import { blobOf } from './blob';
import { prepared } from './prepared';

/**
 * Refuses a label of a shape that its class does not allow. What was so before, because it came from elsewhere or is
 * older than the limit, may be moved, answered and deleted as it is.
 *
 * @param before payload of the label as it is; null for a new one.
 * @throws UserError `annotation.shapeNotAllowed`
 */
export function refuseShape(db: Database, draft: Draft, before: string | null): void {
  if (draft.kind !== 'annotation' || draft.value === null) return;
  const { class: label, geometry } = draft.value;
  const row = prepared(db, "SELECT name, shapes FROM class WHERE id = ? AND shapes <> '[]'").get(blobOf(label));
  if (row === undefined) return;
  // Written by derive() from a payload that its schema had parsed.
  const { name, shapes } = row as { readonly name: string; readonly shapes: string };
  const allowed = JSON.parse(shapes) as string[];
  if (allowsShape({ shapes: allowed }, geometry.type)) return;
  const earlier = before === null ? null : (JSON.parse(before) as Annotation);
  if (earlier?.class === label && earlier.geometry.type === geometry.type) return;
  throw new UserError(
    'annotation.shapeNotAllowed',
    // The words of the catalogue choose by it, and take no hyphen there.
    { class: name, shape: geometry.type === 'rotated-box' ? 'rotated' : geometry.type },
    `The class "${name}" allows no ${geometry.type} (it allows ${allowed.join(', ')}). Nothing was written.`,
  );
}
