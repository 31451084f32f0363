import type { Context } from 'konva/lib/Context';
import { Shape } from 'react-konva';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import type { Editor } from '../../editor/editor';
import { CASING_INK } from '../painting/ink';
import { GeometryNode } from './geometry-node';
import { useEditor } from './use-editor';

/** What one person drew, told apart by colour, dash and letter. */
export interface Reading {
  readonly id: string;
  readonly letter: string;
  readonly geometry: Geometry;
  /** `#rrggbb` */
  readonly colour: string;
  /** CSS pixels; empty: a plain line. */
  readonly dash: readonly number[];
}

/** CSS pixels. */
const SIDE = 18;
/** From one letter to the next beside it. */
const STEP = SIDE + 2;

/** The readings of a thing on top of each other; the letters stand side by side where corners coincide. */
export function ReadingsNode({ editor, readings }: { editor: Editor; readings: readonly Reading[] }) {
  const scale = useEditor(editor, (state) => state.viewport.scale);
  function drawLetters(context: Context): void {
    const taken: { readonly x: number; readonly y: number }[] = [];
    for (const { geometry, letter, colour } of readings) {
      const { minX, maxY } = boundsOf(geometry);
      const [x, y] = [minX * scale, maxY * scale];
      let column = 0;
      const isTaken = () =>
        taken.some((one) => Math.abs(one.x - x - column * STEP) < SIDE && Math.abs(one.y - y) < SIDE);
      while (isTaken()) column++;
      taken.push({ x: x + column * STEP, y });
      context.save();
      // Below the corner: above it the shape under the pointer has its name.
      context.translate(minX, maxY);
      context.scale(1 / scale, 1 / scale);
      context.translate(column * STEP, 3);
      context.beginPath();
      context.rect(0, 0, SIDE, SIDE);
      context.setAttr('fillStyle', colour);
      context.fill();
      context.setAttr('lineWidth', 1);
      context.setAttr('strokeStyle', CASING_INK);
      context.stroke();
      context.setAttr('fillStyle', '#14120c');
      context.setAttr('font', '700 12px "Inter Variable", sans-serif');
      context.setAttr('textAlign', 'center');
      context.setAttr('textBaseline', 'middle');
      context.fillText(letter, SIDE / 2, SIDE / 2 + 0.5);
      context.restore();
    }
  }
  return (
    <>
      {readings.map(({ id, geometry, colour, dash }) => (
        <ReadingOutline key={id} geometry={geometry} colour={colour} dash={dash} />
      ))}
      <Shape sceneFunc={drawLetters} perfectDrawEnabled={false} />
    </>
  );
}

function ReadingOutline({ geometry, colour, dash }: Pick<Reading, 'geometry' | 'colour' | 'dash'>) {
  return (
    <>
      <GeometryNode geometry={geometry} stroke={CASING_INK} width={4} />
      <GeometryNode geometry={geometry} stroke={colour} width={2} {...(dash.length > 0 && { dash: [...dash] })} />
    </>
  );
}
