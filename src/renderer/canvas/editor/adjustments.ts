import type { Adjustments } from '@shared/contract/looks';

export function isAdjusted({ brightness, contrast, gamma, invert }: Adjustments): boolean {
  return brightness !== 0 || contrast !== 0 || gamma !== 1 || invert;
}

/**
 * What becomes of each of 256 grey values, 0 to 1: gamma first, then contrast round the middle, brightness, and the
 * inversion last. One table does for all three colours.
 */
export function adjustmentTable({ brightness, contrast, gamma, invert }: Adjustments): readonly number[] {
  const slope = contrast >= 0 ? 1 + contrast / 25 : 1 + contrast / 100;
  return Array.from({ length: 256 }, (_, value) => {
    const toned = Math.pow(value / 255, 1 / gamma);
    const lit = Math.min(1, Math.max(0, (toned - 0.5) * slope + 0.5 + brightness / 100));
    return invert ? 1 - lit : lit;
  });
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
