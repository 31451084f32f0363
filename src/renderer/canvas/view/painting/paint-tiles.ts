import type { Bounds } from '@shared/geometry/coordinate';
import { TILE_SIDE } from '@shared/lib/tile-levels';
import type { TiledPicture } from '../picture/tiled-picture';

/**
 * Paints what is here of a part of a large picture, on a context whose unit is the image pixel: fine tiles where they
 * have come, the next coarser ones until then.
 *
 * @param density device pixels in one image pixel.
 */
export function paintTiles(
  context: CanvasRenderingContext2D,
  picture: TiledPicture,
  part: Bounds,
  density: number,
): void {
  const level = levelOf(picture, density);
  const { width, height, columns, rows } = picture.levels[level]!;
  const [across, down] = [picture.width / width, picture.height / height];
  const first = { column: clamp(part.minX / across, columns), row: clamp(part.minY / down, rows) };
  const last = { column: clamp(part.maxX / across, columns), row: clamp(part.maxY / down, rows) };
  for (let row = first.row; row <= last.row; row++) {
    for (let column = first.column; column <= last.column; column++) {
      const place = onDevice(context, picture.partOf({ level, column, row }));
      const tile = picture.tile(level, column, row);
      if (tile) drawWhole(context, tile, place);
      else drawCoarser(context, picture, { level, column, row }, place);
    }
  }
  // The smallest level stands in for everything, so it is the first to come.
  picture.tile(picture.levels.length - 1, 0, 0);
}

/** The smallest level that still has a pixel for each device pixel. */
function levelOf(picture: TiledPicture, density: number): number {
  let best = 0;
  for (const [index, { width }] of picture.levels.entries()) if (width >= picture.width * density) best = index;
  return best;
}

function clamp(pixel: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(pixel / TILE_SIDE)));
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whole device pixels: tiles that share an edge share its pixels, so that no seam shows between them. */
function onDevice(context: CanvasRenderingContext2D, part: Bounds): Place {
  const { a, d, e, f } = context.getTransform();
  return {
    left: Math.round(part.minX * a + e),
    top: Math.round(part.minY * d + f),
    right: Math.round(part.maxX * a + e),
    bottom: Math.round(part.maxY * d + f),
  };
}

function drawWhole(context: CanvasRenderingContext2D, tile: ImageBitmap, place: Place): void {
  draw(context, tile, [0, 0, tile.width, tile.height], place);
}

/** Draws the part of the nearest coarser tile that covers the same pixels; nothing while none has come. */
function drawCoarser(
  context: CanvasRenderingContext2D,
  picture: TiledPicture,
  { level, column, row }: { level: number; column: number; row: number },
  place: Place,
): void {
  for (let coarser = level + 1; coarser < picture.levels.length; coarser++) {
    const steps = coarser - level;
    const [parentColumn, parentRow] = [column >> steps, row >> steps];
    const tile = picture.known(coarser, parentColumn, parentRow);
    if (!tile) continue;
    const side = TILE_SIDE / 2 ** steps;
    const [x, y] = [column * side - parentColumn * TILE_SIDE, row * side - parentRow * TILE_SIDE];
    const [width, height] = [Math.min(side, tile.width - x), Math.min(side, tile.height - y)];
    if (width > 0 && height > 0) draw(context, tile, [x, y, width, height], place);
    return;
  }
}

function draw(
  context: CanvasRenderingContext2D,
  tile: ImageBitmap,
  [x, y, width, height]: readonly [number, number, number, number],
  { left, top, right, bottom }: Place,
): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(tile, x, y, width, height, left, top, right - left, bottom - top);
  context.restore();
}
