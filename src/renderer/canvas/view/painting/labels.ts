import type { Bounds } from '@shared/geometry/coordinate';
import { boundsTouch } from '@shared/geometry/extent';
import type { ShapeId } from '../../editor/shape';
import type { Viewport } from '../../editor/viewport';

/** A name that has found its place beside a shape. */
export interface Label {
  readonly id: ShapeId;
  readonly text: string;
  /** `#rrggbb` */
  readonly colour: string;
  /** In CSS pixels of the view that it was placed for. */
  readonly box: Bounds;
}

/** A shape that would like its name to be written. */
export interface LabelWish extends Omit<Label, 'box'> {
  /** In image pixels. */
  readonly bounds: Bounds;
  /** Asked of those that have a chance. */
  readonly peaks: () => Peaks | null;
}

/** Where along x an outline is highest and lowest, in image pixels; null: it is so all along its bounds. */
export interface Peaks {
  readonly top: number;
  readonly bottom: number;
}

/** CSS pixels. */
export const LABEL_HEIGHT = 17;

/** CSS pixels left and right of the text; on the left there is the mark of the colour as well. */
export const LABEL_PADDING = 6;
export const LABEL_MARK = 4;

const GAP = 2;

/** A shape smaller than this many CSS pixels has no name: it could not be told whose it is. */
const LEAST_SIDE = 18;

/** More names than this are a carpet. */
const MOST = 250;

/** Only so many of the largest shapes are asked; where there are more, they are too small or there is no room. */
const MOST_ASKED = 1_000;

/**
 * Finds places for names, the largest shapes first: above, below, or inside a shape where there is room. No name lies on
 * another or on what is taken; a shape without a free place goes without.
 *
 * @param area where names may be, and `taken` where not, in CSS pixels of the view.
 * @param widthOf CSS pixels of a text.
 * @param hides true for a place, in CSS pixels, where a name would hide something.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  viewport: Viewport,
  area: Bounds,
  taken: readonly Bounds[],
  widthOf: (text: string) => number,
  hides: (place: Bounds) => boolean = () => false,
): readonly Label[] {
  const asked = wishes
    .map(({ bounds, ...wish }) => ({ ...wish, seen: onScreen(bounds, viewport) }))
    .filter(({ seen }) => Math.max(seen.maxX - seen.minX, seen.maxY - seen.minY) >= LEAST_SIDE)
    .sort((one, other) => extent(other.seen) - extent(one.seen) || (one.id < other.id ? -1 : 1))
    .slice(0, MOST_ASKED);
  const placed: Label[] = [];
  for (const { seen, peaks, ...wish } of asked) {
    if (placed.length >= MOST) break;
    const width = Math.ceil(widthOf(wish.text)) + 2 * LABEL_PADDING + LABEL_MARK;
    const at = peaks();
    const places = at
      ? placesAtPeaks(seen, onScreenX(at, viewport), width, LABEL_HEIGHT)
      : placesBeside(inSight(seen, width, viewport), width, LABEL_HEIGHT);
    const box = places.find(
      (place) =>
        isInside(place, area) &&
        !taken.some((one) => boundsTouch(one, place)) &&
        !placed.some((one) => boundsTouch(one.box, place)) &&
        !hides(place),
    );
    if (box) placed.push({ ...wish, box });
  }
  return placed;
}

export function onScreen(bounds: Bounds, { scale, x, y }: Viewport): Bounds {
  return {
    minX: bounds.minX * scale + x,
    minY: bounds.minY * scale + y,
    maxX: bounds.maxX * scale + x,
    maxY: bounds.maxY * scale + y,
  };
}

function extent({ minX, minY, maxX, maxY }: Bounds): number {
  return (maxX - minX) * (maxY - minY) + (maxX - minX) + (maxY - minY);
}

/** Where something of a size can stand beside a shape, the best place first. All in CSS pixels. */
export function placesBeside(seen: Bounds, width: number, height: number): Bounds[] {
  const left = Math.round(seen.minX);
  const right = Math.round(seen.maxX) - width;
  const above = Math.round(seen.minY) - GAP - height;
  const below = Math.round(seen.maxY) + GAP;
  const places = [
    [left, above],
    [left, below],
    [right, above],
    [right, below],
  ];
  const roomy = seen.maxX - seen.minX > 2 * width && seen.maxY - seen.minY > 4 * height;
  if (roomy) places.push([left + 2 * GAP, Math.round(seen.minY) + 2 * GAP]);
  return places.map(([x, y]) => ({ minX: x!, minY: y!, maxX: x! + width, maxY: y! + height }));
}

/** On the outline itself, where bounds would be far from it. */
function placesAtPeaks(seen: Bounds, { top, bottom }: Peaks, width: number, height: number): Bounds[] {
  const least = Math.round(seen.minX);
  const most = Math.max(least, Math.round(seen.maxX) - width);
  const about = (x: number) => Math.min(most, Math.max(least, Math.round(x - width / 2)));
  const above = Math.round(seen.minY) - GAP - height;
  const below = Math.round(seen.maxY) + GAP;
  return [
    { minX: about(top), minY: above, maxX: about(top) + width, maxY: above + height },
    { minX: about(bottom), minY: below, maxX: about(bottom) + width, maxY: below + height },
  ];
}

function onScreenX({ top, bottom }: Peaks, { scale, x }: Viewport): Peaks {
  return { top: top * scale + x, bottom: bottom * scale + x };
}

/** What reaches out of the view has its name where it is seen, as long as there is room for it. */
function inSight(seen: Bounds, width: number, view: Viewport): Bounds {
  const minX = Math.max(seen.minX, Math.min(GAP, seen.maxX - width));
  const maxX = Math.min(seen.maxX, Math.max(view.width - GAP, seen.minX + width));
  // Above all of the view there is no place for it: then it is written inside.
  const minY = seen.minY < 0 ? Math.max(seen.minY, Math.min(0, seen.maxY - 5 * LABEL_HEIGHT)) : seen.minY;
  return { ...seen, minX, maxX, minY };
}

function isInside(box: Bounds, area: Bounds): boolean {
  return box.minX >= area.minX && box.minY >= area.minY && box.maxX <= area.maxX && box.maxY <= area.maxY;
}

/** The boxes of names that are on one list only. */
export function changedBoxes(before: readonly Label[], after: readonly Label[]): Bounds[] {
  const key = ({ id, text, colour, box }: Label) => `${id} ${colour} ${box.minX} ${box.minY} ${text}`;
  const [old, now] = [new Set(before.map(key)), new Set(after.map(key))];
  return [...before.filter((label) => !now.has(key(label))), ...after.filter((label) => !old.has(key(label)))].map(
    ({ box }) => box,
  );
}
