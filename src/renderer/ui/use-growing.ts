import { useEffect, useState } from 'react';

/** Shown at once, before anything is scrolled. */
const FIRST = 2;
/** Added each time the end comes near. */
const STEP = 8;
/** How near, in CSS pixels. */
const NEAR = '400px';

interface Growing<Item> {
  readonly shown: readonly Item[];
  /** The `ref` of an element behind the last item that is shown. */
  readonly markEnd: (element: Element | null) => void;
}

/**
 * The beginning of a long list of things that are dear to draw; more of it as its end comes near.
 *
 * @param about what the list is about: another one begins at its beginning again.
 */
export function useGrowing<Item>(items: readonly Item[], about: unknown): Growing<Item> {
  const [grown, setGrown] = useState({ about, count: FIRST });
  const [end, markEnd] = useState<Element | null>(null);
  const count = grown.about === about ? grown.count : FIRST;
  const isWhole = count >= items.length;
  useEffect(() => {
    if (isWhole || end === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setGrown({ about, count: count + STEP });
      },
      // The second is for what scrolls inside the window.
      { rootMargin: NEAR, scrollMargin: NEAR },
    );
    observer.observe(end);
    return () => observer.disconnect();
  }, [about, count, end, isWhole]);
  return { shown: items.slice(0, count), markEnd };
}
