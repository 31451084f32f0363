import type { EditorState } from '../../editor/editor-state';
import { isVisible } from '../../editor/editor-state';
import type { Shape, ShapeId } from '../../editor/shape';
import type { ShapeIndex } from '../../editor/shape-index';
import type { Stroke } from '../../tools/brush/stroke';
import type { Picture } from '../picture/picture';
import type { CanvasTheme } from './theme';
import type { Bounds } from '@shared/geometry/coordinate';

/** Everything the painted layer shows; one moment of it. */
export interface Scene {
  readonly state: EditorState;
  readonly index: ShapeIndex;
  readonly picture: Picture | null;
  readonly theme: CanvasTheme;
  /** Shapes that the overlay draws instead, because they are being changed. */
  readonly lifted: ReadonlySet<ShapeId>;
  /** Where the hand is at work, in image pixels: no name may lie there. */
  readonly work: readonly Bounds[];
  /** Pixels that are being painted; the shape that they belong to is lifted. */
  readonly stroke: Stroke | null;
}

/** The shapes to paint within bounds, in the order in which they are painted. */
export function paintedShapes(scene: Scene, bounds: Bounds): Shape[] {
  const { state, index, lifted } = scene;
  return index.searchStacked(bounds).filter((shape) => !lifted.has(shape.id) && isVisible(state, shape));
}
