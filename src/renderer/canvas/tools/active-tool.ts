import { boxTool, ellipseTool, type BoundsState } from './bounds-tool';
import { brushTool, eraserTool, type BrushState } from './brush/brush-tool';
import { extremeBoxTool, type ExtremeBoxState } from './extreme-box-tool';
import { panTool, type PanState } from './pan-tool';
import { promptTool, type PromptState } from './prompt/prompt-tool';
import type { PathState } from './path/path-state';
import {
  addPartTool,
  cutHoleTool,
  freehandTool,
  lassoTool,
  polygonTool,
  polylineTool,
  splitTool,
} from './path/path-tools';
import { pointTool, type PointState } from './point-tool';
import { relateTool, type RelateState } from './relate/relate-tool';
import { rotatedBoxTool, type RotatedBoxState } from './rotated-box-tool';
import type { ScissorsState } from './scissors/scissors-state';
import { edgeLineTool, scissorsTool } from './scissors/scissors-tool';
import { skeletonTool, type SkeletonState } from './skeleton/skeleton-tool';
import { selectTool } from './select/select-tool';
import type { SelectState } from './select/select-state';
import { wandTool, type WandState } from './wand/wand-tool';
import type { Preview, Tool, ToolContext, ToolEffect, ToolEvent } from './tool';

interface ToolStates {
  readonly select: SelectState;
  readonly lasso: PathState;
  readonly box: BoundsState;
  readonly 'extreme-box': ExtremeBoxState;
  readonly 'rotated-box': RotatedBoxState;
  readonly polygon: PathState;
  readonly freehand: PathState;
  readonly polyline: PathState;
  readonly scissors: ScissorsState;
  readonly 'edge-line': ScissorsState;
  readonly 'add-part': PathState;
  readonly 'cut-hole': PathState;
  readonly split: PathState;
  readonly brush: BrushState;
  readonly eraser: BrushState;
  readonly wand: WandState;
  readonly prompt: PromptState;
  readonly ellipse: BoundsState;
  readonly point: PointState;
  readonly skeleton: SkeletonState;
  readonly relate: RelateState;
  readonly pan: PanState;
}

export type ToolName = keyof ToolStates;

/** The tool in hand together with the state it is in. */
export type ActiveTool = {
  readonly [Name in ToolName]: { readonly name: Name; readonly state: ToolStates[Name] };
}[ToolName];

const tools: { readonly [Name in ToolName]: Tool<ToolStates[Name]> } = {
  select: selectTool,
  lasso: lassoTool,
  box: boxTool,
  'extreme-box': extremeBoxTool,
  'rotated-box': rotatedBoxTool,
  polygon: polygonTool,
  freehand: freehandTool,
  polyline: polylineTool,
  scissors: scissorsTool,
  'edge-line': edgeLineTool,
  'add-part': addPartTool,
  'cut-hole': cutHoleTool,
  split: splitTool,
  brush: brushTool,
  eraser: eraserTool,
  wand: wandTool,
  prompt: promptTool,
  ellipse: ellipseTool,
  point: pointTool,
  skeleton: skeletonTool,
  relate: relateTool,
  pan: panTool,
};

export const toolNames = [
  'select',
  'lasso',
  'box',
  'extreme-box',
  'rotated-box',
  'polygon',
  'freehand',
  'polyline',
  'scissors',
  'edge-line',
  'add-part',
  'cut-hole',
  'split',
  'brush',
  'eraser',
  'wand',
  'prompt',
  'ellipse',
  'point',
  'skeleton',
  'relate',
  'pan',
] as const satisfies readonly ToolName[];

export function pickUp(name: ToolName): ActiveTool {
  return withState(name, tools[name].idle);
}

export function stepTool(
  active: ActiveTool,
  event: ToolEvent,
  context: ToolContext,
): { readonly active: ActiveTool; readonly effects: readonly ToolEffect[] } {
  const { state, effects } = toolOf(active).step(active.state, event, context);
  return { active: state === active.state ? active : withState(active.name, state), effects };
}

export function previewOf(active: ActiveTool): Preview {
  return toolOf(active).preview(active.state);
}

export function isDrawingTool(name: ToolName): boolean {
  return name !== 'select' && name !== 'relate' && name !== 'pan';
}

/** Tools with a round brush, whose size has its keys. */
export function isPaintingTool(name: ToolName): boolean {
  return name === 'brush' || name === 'eraser';
}

/** Tools that change what is selected find it still selected when they are taken up. */
export function actsOnSelection(name: ToolName): boolean {
  return (
    name === 'select' ||
    isPaintingTool(name) ||
    name === 'wand' ||
    name === 'add-part' ||
    name === 'cut-hole' ||
    name === 'split'
  );
}

type AnyState = ToolStates[ToolName];

function toolOf(active: ActiveTool): Tool<AnyState> {
  // Name and state are paired by ActiveTool; methods are compared loosely enough to say so.
  return tools[active.name];
}

function withState(name: ToolName, state: AnyState): ActiveTool {
  // A tool's step gives back a state of the same tool.
  return { name, state } as ActiveTool;
}
