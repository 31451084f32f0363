import type { EditorState } from '../../editor/editor-state';
import type { Shape, ShapeId } from '../../editor/shape';
import { agreementInk } from './agreement-ink';
import { SUGGESTION_INK } from './ink';
import type { CanvasTheme } from './theme';

/** What the colour of a shape follows from. */
export interface Inks {
  readonly classes: EditorState['classes'];
  readonly authors: EditorState['authors'];
  readonly agreement: EditorState['agreement'];
  readonly colourBy: EditorState['looks']['colourBy'];
  readonly theme: CanvasTheme;
}

/** Neighbours in this list differ for every kind of sight; objects that touch rarely share one. */
const objectColours = [
  '#e69f00',
  '#56b4e9',
  '#f0e442',
  '#cc79a7',
  '#4fd1ae',
  '#ff9466',
  '#9ad8ff',
  '#a8cf5a',
  '#f2b3d3',
  '#5c9be0',
  '#ffc95c',
  '#00b386',
] as const;

export function inksOf({ classes, authors, agreement, looks }: EditorState, theme: CanvasTheme): Inks {
  return { classes, authors, agreement, colourBy: looks.colourBy, theme };
}

/** A suggestion is violet whatever the others are coloured by. */
export function shapeColour(shape: Shape, { classes, authors, agreement, colourBy, theme }: Inks): string {
  if (shape.kind === 'suggestion') return SUGGESTION_INK;
  if (colourBy === 'object') return objectColours[numberOf(shape.id) % objectColours.length]!;
  if (colourBy === 'author') return authors.get(shape.author) ?? theme.text;
  if (colourBy === 'agreement') return agreementInk(agreement.get(shape.id));
  return classes.get(shape.class)?.colour ?? theme.text;
}

/** FNV-1a, 32 bits. */
function numberOf(id: ShapeId): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
