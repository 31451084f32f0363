import type { GeometryType } from '@shared/geometry/geometry';
import type { EditorState } from '../../../canvas/editor/editor-state';
import { toolNames, type ToolName } from '../../../canvas/tools/active-tool';

/** What the tool in hand draws next; null: nothing of its own, as it selects, or changes what is there. */
export function shapeOfTool(name: ToolName, { wand, prompting }: Pick<EditorState, 'wand' | 'prompting'>) {
  if (name === 'wand') return wand.makes;
  if (name === 'prompt') return prompting.makes;
  return drawn[name] ?? null;
}

const drawn: Partial<Record<ToolName, GeometryType>> = {
  box: 'box',
  'extreme-box': 'box',
  'rotated-box': 'rotated-box',
  polygon: 'polygon',
  freehand: 'polygon',
  scissors: 'polygon',
  polyline: 'polyline',
  'edge-line': 'polyline',
  brush: 'mask',
  ellipse: 'ellipse',
  point: 'point',
  skeleton: 'skeleton',
};

/** The usual tool for a shape. */
export function toolOfShape(type: GeometryType): ToolName {
  return toolNames.find((name) => drawn[name] === type) ?? 'select';
}
