export interface GridMeasure {
  readonly columns: number;
  /** Side of the square that holds a thumbnail, in CSS px. */
  readonly cell: number;
  readonly rowHeight: number;
}

export const gridGap = 8;
export const captionHeight = 26;

/**
 * How a gallery of `width` px is divided: as many cells of at least `wanted` px as fit, stretched to fill the row.
 *
 * @param wanted px, at least 1.
 */
export function measureGrid(width: number, wanted: number): GridMeasure {
  const columns = Math.max(1, Math.floor((width + gridGap) / (wanted + gridGap)));
  const cell = Math.max(1, Math.floor((width - gridGap * (columns - 1)) / columns));
  return { columns, cell, rowHeight: cell + captionHeight + gridGap };
}
