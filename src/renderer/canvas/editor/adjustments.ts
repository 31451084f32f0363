import type { Adjustments } from '@shared/contract/looks';
import { clampWindow, everything, type ToneRange } from './window-level';

export function isAdjusted({ brightness, contrast, gamma, invert, window }: Adjustments): boolean {
  return window !== null || brightness !== 0 || contrast !== 0 || gamma !== 1 || invert;
}

/**
 * What becomes of each of 256 grey values, 0 to 1: the window first, then gamma, then contrast round the middle, brightness, and the
 * inversion last. One table does for all three colours.
 */
export function adjustmentTable({ brightness, contrast, gamma, invert, window }: Adjustments): readonly number[] {
  const { low, high } = clampWindow(window ?? everything);
  const slope = contrast >= 0 ? 1 + contrast / 25 : 1 + contrast / 100;
  return Array.from({ length: 256 }, (_, value) => {
    const windowed = Math.min(1, Math.max(0, (value / 255 - low) / (high - low)));
    const toned = Math.pow(windowed, 1 / gamma);
    const lit = Math.min(1, Math.max(0, (toned - 0.5) * slope + 0.5 + brightness / 100));
    return invert ? 1 - lit : lit;
  });
}

/** What is left to do when the picture was made for its window already. */
export function afterWindow(adjustments: Adjustments, range: ToneRange | null): Adjustments {
  return range?.isDeep ? { ...adjustments, window: null } : adjustments;
}

/** A step of one of the sliders, kept within its range. */
export function stepped(
  adjustments: Adjustments,
  which: 'brightness' | 'contrast' | 'gamma',
  direction: 1 | -1,
): Adjustments {
  if (which === 'gamma') {
    const gamma = Math.round(adjustments.gamma * (direction > 0 ? 1.1 : 1 / 1.1) * 100) / 100;
    return { ...adjustments, gamma: Math.min(5, Math.max(0.1, gamma)) };
  }
  return { ...adjustments, [which]: Math.min(100, Math.max(-100, adjustments[which] + direction * 5)) };
}
