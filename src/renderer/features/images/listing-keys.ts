import type { KeyboardEvent } from 'react';
import type { ImageId } from '@shared/model/ids';
import { listing, select } from './listing';
import { nothingSelected, selectAll, step, toggle } from './selection';

interface Options {
  /** Images in a row: 1 in a table. */
  readonly columns: number;
  /** Images that a page of the screen shows. */
  readonly page: () => number;
  readonly onOpen: (image: ImageId) => void;
  /** The focus moved here; bring it into view. */
  readonly onMove: (index: number) => void;
}

/** The keys of a list of images, as in a file manager. */
export function listingKeyHandler({ columns, page, onOpen, onMove }: Options): (event: KeyboardEvent) => void {
  return (event) => {
    const by = distanceOf(event.key, columns, page);
    if (by !== null && !event.altKey) {
      select((selection, ids) =>
        step(selection, ids, { by, extend: event.shiftKey, keep: event.ctrlKey || event.metaKey }),
      );
      const { ids, selection } = listing.getState();
      if (ids && selection.focus) onMove(ids.indexOf(selection.focus));
    } else if (!act(event, onOpen)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function distanceOf(key: string, columns: number, page: () => number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return columns === 1 ? null : -1;
    case 'ArrowRight':
      return columns === 1 ? null : 1;
    case 'ArrowUp':
      return -columns;
    case 'ArrowDown':
      return columns;
    case 'PageUp':
      return -page();
    case 'PageDown':
      return page();
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return null;
  }
}

function act(event: KeyboardEvent, onOpen: (image: ImageId) => void): boolean {
  const { focus } = listing.getState().selection;
  const mod = event.ctrlKey || event.metaKey;
  if (mod && event.code === 'KeyA') select(selectAll);
  else if (event.key === 'Escape') select((selection) => ({ ...nothingSelected, focus: selection.focus }));
  else if (event.key === ' ' && focus) select((selection) => toggle(selection, focus));
  else if (event.key === 'Enter' && focus) onOpen(focus);
  else return false;
  return true;
}
