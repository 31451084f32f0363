import type { Editor } from '../../editor/editor';
import { shapeColour, type Inks } from '../painting/shape-colour';
import type { CanvasTheme } from '../painting/theme';
import type { Shape } from '../../editor/shape';
import { useEditor } from './use-editor';

/** Tells the colour of a shape; renders again when that may have changed. */
export function useInks(editor: Editor, theme: CanvasTheme): (shape: Shape) => string {
  const classes = useEditor(editor, (state) => state.classes);
  const authors = useEditor(editor, (state) => state.authors);
  const agreement = useEditor(editor, (state) => state.agreement);
  const colourBy = useEditor(editor, (state) => state.looks.colourBy);
  const inks: Inks = { classes, authors, agreement, colourBy, theme };
  return (shape) => shapeColour(shape, inks);
}
