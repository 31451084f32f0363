import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsTouch } from '@shared/geometry/extent';
import { changedBoxes, onScreen, placeLabels, type LabelWish } from '@renderer/canvas/view/painting/labels';
import type { ShapeId } from '@renderer/canvas/editor/shape';
import { annotationShape } from '@renderer/canvas/editor/shape';
import { nameOf } from '@renderer/canvas/view/painting/scene-labels';
import { imageWith, idOf } from './test-editor';

const viewport = { scale: 1, x: 0, y: 0, width: 800, height: 600 };
const area = { minX: 0, minY: 0, maxX: 800, maxY: 600 };
const widthOf = (text: string) => text.length * 7;

function wish(number: number, x: number, y: number, width: number, height: number): LabelWish {
  const bounds = { minX: x, minY: y, maxX: x + width, maxY: y + height };
  return { id: idOf(number) as ShapeId, text: `object ${number}`, colour: '#e69f00', bounds, peaks: () => null };
}

const wishes = fc
  .array(fc.tuple(fc.nat(780), fc.nat(580), fc.nat(300), fc.nat(300)), { maxLength: 60 })
  .map((all) => all.map(([x, y, width, height], index) => wish(index, x, y, width, height)));
const places = fc
  .array(fc.tuple(fc.nat(780), fc.nat(580), fc.nat(200), fc.nat(200)), { maxLength: 4 })
  .map((all) => all.map(([x, y, width, height]) => ({ minX: x, minY: y, maxX: x + width, maxY: y + height })));

describe('the names of objects', () => {
  it('never lie on one another, on what is worked on, or outside the view', () => {
    fc.assert(
      fc.property(wishes, places, (all, taken) => {
        const placed = placeLabels(all, viewport, area, taken, widthOf);
        for (const [index, { box }] of placed.entries()) {
          expect(box.minX >= 0 && box.minY >= 0 && box.maxX <= 800 && box.maxY <= 600).toBe(true);
          expect(taken.some((one) => boundsTouch(one, box))).toBe(false);
          expect(placed.some((other, at) => at !== index && boundsTouch(other.box, box))).toBe(false);
        }
      }),
    );
  });

  it('stand above their object, and below where there is no room', () => {
    const placed = placeLabels([wish(1, 100, 100, 60, 40), wish(2, 400, 5, 60, 40)], viewport, area, [], widthOf);
    const boxOf = (number: number) => placed.find(({ id }) => id === idOf(number))!.box;
    expect(boxOf(1)).toMatchObject({ minX: 100, maxY: 98 });
    expect(boxOf(2)).toMatchObject({ minX: 400, minY: 47 });
  });

  it('stand where an outline is highest or lowest, not in an empty corner of its bounds', () => {
    const slope = { ...wish(1, 100, 100, 300, 200), peaks: () => ({ top: 380, bottom: 110 }) };
    const [above] = placeLabels([slope], viewport, area, [], widthOf);
    expect(above!.box).toMatchObject({ maxX: 400, maxY: 98 });
    const [below] = placeLabels([slope], viewport, area, [above!.box], widthOf);
    expect(below!.box).toMatchObject({ minX: 100, minY: 302 });
  });

  it('stay in sight while a part of their object is', () => {
    const [label] = placeLabels([wish(1, -200, 300, 500, 200)], viewport, { ...area, minX: -300 }, [], widthOf);
    expect(label!.box.minX).toBeGreaterThanOrEqual(0);
    expect(label!.box.maxY).toBe(298);
  });

  it('are left out where they would hide something', () => {
    const hides = ({ minY }: { readonly minY: number }) => minY < 100;
    const [label] = placeLabels([wish(1, 100, 100, 60, 40)], viewport, area, [], widthOf, hides);
    expect(label!.box.minY).toBe(142);
    expect(placeLabels([wish(1, 100, 100, 60, 40)], viewport, area, [], widthOf, () => true)).toEqual([]);
  });

  it('are left out where an object is too small to tell whose they are', () => {
    expect(placeLabels([wish(1, 100, 100, 10, 10)], viewport, area, [], widthOf)).toEqual([]);
  });

  it('are painted again only where they changed', () => {
    const all = [wish(1, 100, 100, 60, 40), wish(2, 400, 100, 60, 40)];
    const before = placeLabels(all, viewport, area, [], widthOf);
    const taken = [onScreen(all[0]!.bounds, viewport)].map((one) => ({ ...one, minY: 0, maxY: 600 }));
    const after = placeLabels(all, viewport, area, taken, widthOf);
    expect(after.map(({ id }) => id)).toEqual([idOf(2)]);
    expect(changedBoxes(before, after)).toEqual(before.filter(({ id }) => id === idOf(1)).map(({ box }) => box));
    expect(changedBoxes(after, after)).toEqual([]);
  });
});

describe('what is written beside an object', () => {
  const [label] = imageWith([{ type: 'box', x: 0, y: 0, width: 10, height: 10 }]).annotations;
  const saying = (text: string) =>
    nameOf(annotationShape({ ...label!, transcription: { text, legibility: 'legible' } }), 'sign');

  it('is its name and what it says, on one line and not without end', () => {
    expect(nameOf(annotationShape(label!), 'sign')).toBe('sign');
    expect(saying('')).toBe('sign');
    expect(saying('1re\n빵집')).toBe('sign “1re 빵집”');
    expect([...saying('빵'.repeat(100))]).toHaveLength('sign “…”'.length + 40);
  });
});
