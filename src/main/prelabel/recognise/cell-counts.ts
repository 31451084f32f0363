import type { Evidence } from './family';

/** Cells of the strides 8, 16 and 32, without and with stride 64. */
export function cellCounts({ width, height }: Pick<Evidence, 'width' | 'height'>): number[] {
  const cells = (stride: number) => Math.ceil(width / stride) * Math.ceil(height / stride);
  const three = cells(8) + cells(16) + cells(32);
  return [three, three + cells(64)];
}
