import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { EditorState } from '../../editor/editor-state';

/** A part of the editor's state, for components; renders again when that part changes. */
export function useEditor<Part>(editor: Editor, select: (state: EditorState) => Part): Part {
  return useStore(editor.store, select);
}
