import { isFramed } from '@shared/geometry/frame/framed';
import { boundsOf } from '@shared/geometry/operations';
import { edgeMiddle, isVertexShape, vertexAt } from '@shared/geometry/vertices';
import type { Editor } from '../../editor/editor';
import { isVisible } from '../../editor/editor-state';
import type { Shape } from '../../editor/shape';
import { previewOf, type ActiveTool } from '../../tools/active-tool';
import { editableShapes, framedShape, resizedBounds, shapeWithVertices } from '../../tools/select/targets';
import type { SelectState, Target } from '../../tools/select/select-state';
import { MOST_LIFTED } from '../painting/paint-view';
import { ACCENT_INK } from '../painting/ink';
import type { CanvasTheme } from '../painting/theme';
import { FrameHandlesNode } from './frame-handles-node';
import { GeometriesNode } from './geometry-node';
import { JointsNode } from './joints-node';
import { HandlesNode } from './handles-node';
import { SelectedOutline } from './outlines';
import { useEditor } from './use-editor';
import { useInks } from './use-inks';
import { VerticesNode } from './vertices-node';

/** Everything that is selected, as the running gesture leaves it, with what it can be taken by. */
export function SelectionNode({ editor, theme }: { editor: Editor; theme: CanvasTheme }) {
  const document = useEditor(editor, (state) => state.document);
  const selection = useEditor(editor, (state) => state.selection);
  const colourOf = useInks(editor, theme);
  const active = useEditor(editor, (state) => state.active);
  const hidden = useEditor(editor, (state) => state.hidden);
  const threshold = useEditor(editor, (state) => state.threshold);
  const suggestedClass = useEditor(editor, (state) => state.suggestedClass);
  const pixel = useEditor(editor, (state) => 1 / state.viewport.scale);
  const { replaced, stroke } = previewOf(active);
  if (selection.size === 0) return null;
  const shapes = [...selection].map((id) => document.shapes.get(id)).filter((shape) => shape !== undefined);
  const many = shapes.length > MOST_LIFTED;
  const shown = many
    ? []
    : shapes.filter(
        (shape) => shape.id !== stroke?.target?.id && isVisible({ hidden, threshold, suggestedClass }, shape),
      );
  const geometryOf = (shape: Shape) => replaced.get(shape.id) ?? shape.geometry;
  const idle = selectState(active);
  const editable = editableShapes(document, selection);
  const polygon = shapeWithVertices(editable);
  const framed = framedShape(editable);
  const frame = framed && (replaced.get(framed.id) ?? framed.geometry);
  const bounds = resizedBounds(editable, pixel);
  const colour = shapes[0] ? colourOf(shapes[0]) : ACCENT_INK;
  const edited = polygon ? geometryOf(polygon) : null;
  const vertex = selectedVertex(active);
  const over = idle?.over ?? null;
  return (
    <>
      {many && replaced.size > 0 && (
        <GeometriesNode geometries={[...replaced.values()]} stroke={ACCENT_INK} width={1} />
      )}
      {shown.map((shape) => (
        <SelectedOutline key={shape.id} shape={shape} geometry={geometryOf(shape)} colour={colourOf(shape)} />
      ))}
      {edited?.type === 'skeleton' && (
        <JointsNode
          skeleton={edited}
          colour={colour}
          pixel={pixel}
          selected={vertex ? vertexAt(edited, vertex.ref) : null}
          over={over?.type === 'vertex' ? vertexAt(edited, over.ref) : null}
        />
      )}
      {edited && isVertexShape(edited) && edited.type !== 'skeleton' && (
        <VerticesNode
          shape={edited}
          colour={colour}
          pixel={pixel}
          selected={vertex ? vertexAt(edited, vertex.ref) : null}
          over={
            over?.type === 'vertex'
              ? vertexAt(edited, over.ref)
              : over?.type === 'edge'
                ? edgeMiddle(edited, over.ref)
                : null
          }
        />
      )}
      {frame && isFramed(frame) && active.name === 'select' && (
        <FrameHandlesNode frame={frame} colour={colour} pixel={pixel} over={heldTarget(active)} />
      )}
      {bounds && active.name === 'select' && active.state.name !== 'brushing' && (
        <HandlesNode
          bounds={resizedBounds(editable, pixel, (shape) => boundsOf(geometryOf(shape))) ?? bounds}
          colour={editable.length > 1 ? ACCENT_INK : colour}
          pixel={pixel}
          over={over?.type === 'handle' ? over.handle : null}
          framed={editable.length > 1 || edited !== null}
        />
      )}
    </>
  );
}

function selectState(active: ActiveTool): Extract<SelectState, { name: 'idle' }> | null {
  return active.name === 'select' && active.state.name === 'idle' ? active.state : null;
}

/** The handle that is in the hand, or under the pointer. */
function heldTarget({ name, state }: ActiveTool): Target | null {
  if (name !== 'select') return null;
  if (state.name === 'idle') return state.over;
  if (state.name === 'turning') return { type: 'turn', shape: state.snapshot };
  return state.name === 'reshaping' ? { type: 'frame', handle: state.handle, shape: state.snapshot } : null;
}

function selectedVertex(active: ActiveTool) {
  if (active.name !== 'select') return null;
  const { state } = active;
  return state.name === 'idle' || state.name === 'editing' || state.name === 'nudging' ? state.vertex : null;
}
