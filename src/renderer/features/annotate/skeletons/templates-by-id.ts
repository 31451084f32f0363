import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { EditorState } from '../../../canvas/editor/editor-state';

/** What the editor has to know of what skeletons are made of; in the order of the list. */
export function templatesById(templates: readonly SkeletonTemplateView[]): EditorState['templates'] {
  return new Map(templates.map((template) => [template.id, template]));
}
