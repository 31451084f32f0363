import { polygonFromRing } from '@shared/geometry/polygon/polygon-kernel';
import { polylineFromPoints } from '@shared/geometry/polyline/polyline-kernel';
import { addToSelected, cutFromSelected, groundSelected, splitSelected } from '../combine/reshape-selected';
import { commitDrawing } from '../draw';
import type { ToolContext, ToolEffect } from '../tool';
import { selectWithin } from './lasso';
import { pathTool } from './path-tool';

const polygon = {
  closes: true,
  least: 6,
  refuses: null,
  resumes: 'polygon',
  finish: (points: readonly number[], context: ToolContext) => commitDrawing(polygonFromRing(points), context),
} as const;

/** Ends on its first vertex, by a double click, or by `complete`. */
export const polygonTool = pathTool({ ...polygon, endsWithStroke: false });

/** The same in one stroke: hold the button and go round. Clicks put single vertices here too. */
export const freehandTool = pathTool({ ...polygon, endsWithStroke: true });

/** Ends by a double click or by `complete`; it leads from the first vertex to the last. */
export const polylineTool = pathTool({
  closes: false,
  least: 4,
  endsWithStroke: false,
  refuses: null,
  resumes: 'polyline',
  finish: (points, context) => commitDrawing(polylineFromPoints(points), context),
});

/** Joins what is drawn to the selected shape, as a part of its own where it does not touch it. */
export const addPartTool = pathTool({
  closes: true,
  least: 6,
  endsWithStroke: true,
  refuses: needsGround,
  resumes: null,
  finish: addToSelected,
});

/** Takes what is drawn away from the selected shapes: inside them it leaves a hole. */
export const cutHoleTool = pathTool({
  closes: true,
  least: 6,
  endsWithStroke: true,
  refuses: needsGround,
  resumes: null,
  finish: cutFromSelected,
});

/** Cuts the selected shapes in pieces along the line that is drawn. */
export const splitTool = pathTool({
  closes: false,
  least: 4,
  endsWithStroke: true,
  refuses: needsGround,
  resumes: null,
  finish: splitSelected,
});

/** Selects what lies in a loop, or touches it. */
export const lassoTool = pathTool({
  closes: true,
  least: 6,
  endsWithStroke: true,
  refuses: null,
  resumes: null,
  finish: selectWithin,
});

function needsGround(context: ToolContext): ToolEffect | null {
  return groundSelected(context).length > 0 ? null : { type: 'notice', code: 'nothing-selected' };
}
