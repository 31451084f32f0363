import type { Context } from 'konva/lib/Context';
import { Shape } from 'react-konva';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import type { Editor } from '../../editor/editor';
import { CASING_INK, QUESTION_INK } from '../painting/ink';
import { GeometriesNode } from './geometry-node';
import { useEditor } from './use-editor';

/** A place on the picture that somebody asked about, or raised an issue with. */
export interface Pin {
  readonly id: string;
  readonly geometry: Geometry;
  /** One letter. */
  readonly mark: string;
}

/** CSS pixels. */
const RADIUS = 9;
const DASH = [3, 4];

/** The questions: dashed outlines, each with a mark at its top left corner. */
export function PinsNode({ editor, pins }: { editor: Editor; pins: readonly Pin[] }) {
  const scale = useEditor(editor, (state) => state.viewport.scale);
  const geometries = pins.map(({ geometry }) => geometry);
  function drawMarks(context: Context): void {
    for (const { geometry, mark } of pins) {
      const { minX, minY } = boundsOf(geometry);
      context.save();
      context.translate(minX, minY);
      context.scale(1 / scale, 1 / scale);
      // Outside the corner, where a selected shape has its handle.
      context.translate(-RADIUS, -RADIUS);
      context.beginPath();
      context.arc(0, 0, RADIUS, 0, 2 * Math.PI, false);
      context.setAttr('fillStyle', QUESTION_INK);
      context.fill();
      context.setAttr('lineWidth', 2);
      context.setAttr('strokeStyle', CASING_INK);
      context.stroke();
      context.setAttr('fillStyle', '#1b1405');
      context.setAttr('font', '700 13px "Inter Variable", sans-serif');
      context.setAttr('textAlign', 'center');
      context.setAttr('textBaseline', 'middle');
      context.fillText(mark, 0, 0.5);
      context.restore();
    }
  }
  return (
    <>
      <GeometriesNode geometries={geometries} stroke={CASING_INK} width={4} />
      <GeometriesNode geometries={geometries} stroke={QUESTION_INK} width={2} dash={DASH} />
      <Shape sceneFunc={drawMarks} perfectDrawEnabled={false} />
    </>
  );
}
