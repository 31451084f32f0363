import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Options {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly count: number;
  /** CSS px, the same for every row. */
  readonly rowHeight: number;
  readonly overscan: number;
  readonly paddingStart: number;
  readonly paddingEnd?: number;
  /** What covers the top of the scroller, CSS px. */
  readonly scrollPaddingStart?: number;
  readonly scrollPaddingEnd?: number;
}

/** The rows of a list that are in view, of however many there are. */
export function useRows({ scroller, rowHeight, ...options }: Options): Virtualizer<HTMLDivElement, Element> {
  // oxlint-disable-next-line react/incompatible-library -- it matters to the React compiler, which is not used
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    ...options,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
  });
  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtualizer.measure();
  });
  return virtualizer;
}
