import type { Adjustments } from '@shared/contract/looks';
import type { ToneWindow } from '@shared/lib/tone-window';

/** What values the picture on the canvas has. */
export interface ToneRange {
  /** The largest value that a sample can have: 255, or 65535. */
  readonly top: number;
  /** What shows nearly all of this picture, by its histogram. */
  readonly auto: ToneWindow;
  /** It has more than a screen shows, so it is made anew for each window; the others are only shown otherwise. */
  readonly isDeep: boolean;
}

export const everything: ToneWindow = { low: 0, high: 1 };

/** The narrowest window, in parts of the range: four values of 16 bits. */
const NARROWEST = 4 / 65_535;

/** The window in force: the person's, or what suits the picture. */
export function windowOf({ window }: Adjustments, range: ToneRange | null): ToneWindow {
  return window ?? (range?.isDeep ? range.auto : everything);
}

/** What shows nearly all of the picture; null where that is what is shown by itself. */
export function autoWindow(range: ToneRange | null): ToneWindow | null {
  return range === null || range.isDeep ? null : range.auto;
}

/** The middle of the values that are shown. */
export function levelOf({ low, high }: ToneWindow): number {
  return (low + high) / 2;
}

export function widthOf({ low, high }: ToneWindow): number {
  return high - low;
}

/** Kept where something is seen: the middle within the range, and not wider than it. */
export function windowAt(level: number, width: number): ToneWindow {
  const middle = Math.min(1, Math.max(0, level));
  const half = Math.min(1, Math.max(NARROWEST, width)) / 2;
  return { low: middle - half, high: middle + half };
}

/** As it is, but never so narrow that nothing could be divided by its width. */
export function clampWindow({ low, high }: ToneWindow): ToneWindow {
  return { low, high: Math.max(high, low + NARROWEST) };
}

/** A step of a key: the window a tenth wider or narrower, or the level by a tenth of the window up or down. */
export function steppedWindow(window: ToneWindow, what: 'width' | 'level', direction: 1 | -1): ToneWindow {
  const [level, width] = [levelOf(window), widthOf(window)];
  if (what === 'level') return windowAt(level + (direction * width) / 10, width);
  return windowAt(level, direction > 0 ? width * 1.1 : width / 1.1);
}

/** CSS pixels of dragging that make the window e times as wide, or move the level by its whole width. */
const DRAG = 250;

/** What a drag with the right button makes of it: to the right wider, down lower and so brighter. */
export function draggedWindow(window: ToneWindow, dx: number, dy: number): ToneWindow {
  const width = widthOf(window);
  return windowAt(levelOf(window) - (dy / DRAG) * width, width * Math.exp(dx / DRAG));
}
