import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { listing } from './listing';
import type { Selection } from './selection';

interface Options {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly ids: readonly ImageId[];
  readonly selection: Selection;
  /** Images in a row; null until it is measured. */
  readonly columns: number | null;
}

/**
 * Coming back to the list or dividing it anew finds the image one was at; asking for others does so while it is
 * selected, and shows them from the first otherwise. A listing that is only read again does not move.
 */
export function useKeepInView({ virtualizer, ids, selection, columns }: Options): void {
  const answered = useStore(listing, (state) => state.answered);
  const last = useRef(answered);
  const show = useEffectEvent((among: number, now: typeof answered) => {
    const others = last.current !== now;
    last.current = now;
    const { focus, selected } = selection;
    const index = focus === null || (others && !selected.has(focus)) ? -1 : ids.indexOf(focus);
    if (index >= 0) virtualizer.scrollToIndex(Math.floor(index / among), { align: 'auto' });
    else if (others) virtualizer.scrollToIndex(0);
  });
  useLayoutEffect(() => {
    if (columns !== null) show(columns, answered);
  }, [columns, answered]);
}
