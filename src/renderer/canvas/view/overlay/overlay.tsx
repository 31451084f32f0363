import { Layer, Stage } from 'react-konva';
import type { Editor } from '../../editor/editor';
import { isDrawingTool, previewOf } from '../../tools/active-tool';
import type { CanvasTheme } from '../painting/theme';
import { withAlpha } from '../painting/colour';
import { DraftNode } from './draft-node';
import { GeometryNode } from './geometry-node';
import { GroupsNode } from './groups-node';
import { HoveredOutline } from './outlines';
import { PinsNode, type Pin } from './pins-node';
import { ReadingsNode, type Reading } from './readings-node';
import { RelationsNode } from './relations-node';
import { SelectionNode } from './selection-node';
import { TemplatesContext } from './templates-context';
import { useEditor } from './use-editor';
import { useInks } from './use-inks';

interface OverlayProps {
  readonly editor: Editor;
  readonly theme: CanvasTheme;
  readonly pins: readonly Pin[];
  readonly readings: readonly Reading[];
}

/**
 * What is in the hand, above the painted layer: selected, under the pointer, being drawn; and what was asked about. Never
 * hit: the index is.
 */
export function Overlay({ editor, theme, pins, readings }: OverlayProps) {
  const viewport = useEditor(editor, (state) => state.viewport);
  const templates = useEditor(editor, (state) => state.templates);
  const idle = useEditor(
    editor,
    ({ selection, hover, active, looks, document }) =>
      selection.size === 0 &&
      hover === null &&
      (active.state.name === 'idle' || active.name === 'pan') &&
      (looks.relations !== 'all' || document.relations.size === 0),
  );
  const empty = idle && pins.length === 0 && readings.length === 0;
  return (
    <Stage
      width={viewport.width}
      height={viewport.height}
      listening={false}
      // A layer with nothing on it still costs the compositor its whole area.
      style={{ position: 'absolute', inset: 0, display: empty ? 'none' : 'block', pointerEvents: 'none' }}
    >
      <Layer listening={false} x={viewport.x} y={viewport.y} scaleX={viewport.scale} scaleY={viewport.scale}>
        {!empty && (
          <TemplatesContext value={templates}>
            {pins.length > 0 && <PinsNode editor={editor} pins={pins} />}
            {readings.length > 0 && <ReadingsNode editor={editor} readings={readings} />}
            <HoverNode editor={editor} theme={theme} />
            <NeighboursNode editor={editor} theme={theme} />
            <GroupsNode editor={editor} />
            <RelationsNode editor={editor} />
            <SelectionNode editor={editor} theme={theme} />
            <DraftNode editor={editor} />
          </TemplatesContext>
        )}
      </Layer>
    </Stage>
  );
}

function HoverNode({ editor, theme }: { editor: Editor; theme: CanvasTheme }) {
  const shape = useEditor(editor, ({ document, hover, selection, active }) => {
    if (hover === null || selection.has(hover) || isDrawingTool(active.name)) return undefined;
    return previewOf(active).replaced.size > 0 ? undefined : document.shapes.get(hover);
  });
  const colourOf = useInks(editor, theme);
  if (!shape) return null;
  return <HoveredOutline shape={shape} geometry={shape.geometry} colour={colourOf(shape)} />;
}

/** Shapes that a gesture changes along with what is selected. */
function NeighboursNode({ editor, theme }: { editor: Editor; theme: CanvasTheme }) {
  const active = useEditor(editor, (state) => state.active);
  const selection = useEditor(editor, (state) => state.selection);
  const document = useEditor(editor, (state) => state.document);
  const colourOf = useInks(editor, theme);
  return [...previewOf(active).replaced].map(([id, geometry]) => {
    const shape = document.shapes.get(id);
    if (shape === undefined || selection.has(id)) return null;
    const colour = colourOf(shape);
    return <GeometryNode key={id} geometry={geometry} stroke={colour} width={1.5} fill={withAlpha(colour, 0.14)} />;
  });
}
