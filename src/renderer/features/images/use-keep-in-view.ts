import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { listing } from './listing';

interface Options {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly ids: readonly ImageId[];
  /** The image one is at. */
  readonly focus: ImageId | null;
  /** Images in a row; null until it is measured. */
  readonly columns: number | null;
}

/**
 * Coming back to the list, dividing it anew, or asking for others finds the image one was at. Others without it are
 * shown from the first; a listing that is only read again does not move.
 */
export function useKeepInView({ virtualizer, ids, focus, columns }: Options): void {
  const answered = useStore(listing, (state) => state.answered);
  const last = useRef(answered);
  const show = useEffectEvent((among: number, now: typeof answered) => {
    const others = last.current !== now;
    last.current = now;
    const index = focus === null ? -1 : ids.indexOf(focus);
    if (index >= 0) virtualizer.scrollToIndex(Math.floor(index / among), { align: 'auto' });
    else if (others) virtualizer.scrollToIndex(0);
  });
  useLayoutEffect(() => {
    if (columns !== null) show(columns, answered);
  }, [columns, answered]);
}
