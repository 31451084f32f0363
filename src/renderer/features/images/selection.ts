import { assertExists } from '@shared/lib/assert';
import type { ImageId } from '@shared/model/ids';

/** What is chosen in a list, as in a file manager. */
export interface Selection {
  readonly selected: ReadonlySet<ImageId>;
  /** Where a range begins. */
  readonly anchor: ImageId | null;
  /** Where the keyboard is; it need not be selected. */
  readonly focus: ImageId | null;
}

export const nothingSelected: Selection = { selected: new Set(), anchor: null, focus: null };

export function selectOnly(id: ImageId): Selection {
  return { selected: new Set([id]), anchor: id, focus: id };
}

/** Ctrl+click: one more, or one less. */
export function toggle(selection: Selection, id: ImageId): Selection {
  const selected = new Set(selection.selected);
  if (!selected.delete(id)) selected.add(id);
  return { selected, anchor: id, focus: id };
}

/** Shift+click: all from the anchor to `id` in the order of the list, and nothing else. */
export function extendTo(selection: Selection, id: ImageId, ids: readonly ImageId[]): Selection {
  const anchor = selection.anchor ?? id;
  const from = ids.indexOf(anchor);
  const to = ids.indexOf(id);
  if (from < 0 || to < 0) return selectOnly(id);
  return { selected: new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor, focus: id };
}

export function selectAll(selection: Selection, ids: readonly ImageId[]): Selection {
  return {
    selected: new Set(ids),
    anchor: selection.anchor ?? ids[0] ?? null,
    focus: selection.focus ?? ids[0] ?? null,
  };
}

export interface Step {
  /** How many places to go, negative towards the beginning; it stops at the ends. */
  readonly by: number;
  /** Shift: select the range that is walked over. */
  readonly extend: boolean;
  /** Ctrl: leave the selection as it is. */
  readonly keep: boolean;
}

/** An arrow key, or one that goes further. */
export function step(selection: Selection, ids: readonly ImageId[], { by, extend, keep }: Step): Selection {
  if (ids.length === 0) return nothingSelected;
  const here = selection.focus === null ? -1 : ids.indexOf(selection.focus);
  // With no place to start from, a step goes to the first image, and End still to the last.
  const aim = here < 0 && by !== Infinity ? 0 : here + by;
  const at = Math.max(0, Math.min(ids.length - 1, aim));
  const id = assertExists(ids[at], 'it was kept between the ends of a list that is not empty');
  if (extend) return extendTo(selection, id, ids);
  return keep ? { ...selection, focus: id } : selectOnly(id);
}

/** The same selection in a list that has changed: what is no longer listed is no longer selected. */
export function retain(selection: Selection, ids: readonly ImageId[]): Selection {
  if (selection.selected.size === 0 && selection.focus === null) return selection;
  const listed = new Set(ids);
  const kept = (id: ImageId | null) => (id !== null && listed.has(id) ? id : null);
  return {
    selected: new Set([...selection.selected].filter((id) => listed.has(id))),
    anchor: kept(selection.anchor),
    focus: kept(selection.focus),
  };
}
