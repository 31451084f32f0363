import { createContext } from 'react';
import type { EditorState } from '../../editor/editor-state';

/** What skeletons are made of, for every node that draws one. */
export const TemplatesContext = createContext<EditorState['templates']>(new Map());
