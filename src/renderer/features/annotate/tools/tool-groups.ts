import type { ToolName } from '../../../canvas/tools/active-tool';

/** Tools that share one place on the bar; the others of a group are in its flyout. */
export interface ToolGroup {
  readonly id:
    'select' | 'boxes' | 'polygons' | 'knives' | 'masks' | 'ellipse' | 'point' | 'skeleton' | 'relate' | 'pan';
  /** The first is the one shown before any was used. */
  readonly tools: readonly [ToolName, ...ToolName[]];
}

/** The bar from top to bottom. Every tool is in exactly one group. */
export const toolGroups: readonly ToolGroup[] = [
  { id: 'select', tools: ['select', 'lasso'] },
  { id: 'boxes', tools: ['box', 'extreme-box', 'rotated-box'] },
  { id: 'polygons', tools: ['polygon', 'freehand', 'polyline', 'scissors', 'edge-line'] },
  { id: 'masks', tools: ['brush', 'eraser', 'wand', 'prompt'] },
  { id: 'ellipse', tools: ['ellipse'] },
  { id: 'point', tools: ['point'] },
  { id: 'skeleton', tools: ['skeleton'] },
  { id: 'knives', tools: ['cut-hole', 'add-part', 'split'] },
  { id: 'relate', tools: ['relate'] },
  { id: 'pan', tools: ['pan'] },
];
