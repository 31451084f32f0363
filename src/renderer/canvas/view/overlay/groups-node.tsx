import { Rect } from 'react-konva';
import { growBounds, unionBounds } from '@shared/geometry/extent';
import { boundsOf } from '@shared/geometry/operations';
import type { Editor } from '../../editor/editor';
import { groupsIn, membersOf } from '../../editor/groups';
import { previewOf } from '../../tools/active-tool';
import { ACCENT_INK, CASING_INK } from '../painting/ink';
import { useEditor } from './use-editor';

/** CSS pixels between the outline and what it goes around. */
const CLEAR = 6;

/** A dotted outline around each group that something selected, or under the pointer, belongs to. */
export function GroupsNode({ editor }: { readonly editor: Editor }) {
  const document = useEditor(editor, (state) => state.document);
  const selection = useEditor(editor, (state) => state.selection);
  const hover = useEditor(editor, (state) => state.hover);
  const active = useEditor(editor, (state) => state.active);
  const pixel = useEditor(editor, (state) => 1 / state.viewport.scale);
  const { replaced } = previewOf(active);
  return groupsIn(document, hover === null ? selection : [...selection, hover]).map((group) => {
    const members = membersOf(document, group);
    const united = unionBounds(members.map((shape) => boundsOf(replaced.get(shape.id) ?? shape.geometry)));
    if (united === null || members.length < 2) return null;
    const { minX, minY, maxX, maxY } = growBounds(united, CLEAR * pixel);
    const place = { x: minX, y: minY, width: maxX - minX, height: maxY - minY, strokeScaleEnabled: false };
    return [
      <Rect key={`${group} casing`} {...place} stroke={CASING_INK} strokeWidth={3} cornerRadius={4 * pixel} />,
      <Rect key={group} {...place} stroke={ACCENT_INK} strokeWidth={1.5} dash={[2, 4]} cornerRadius={4 * pixel} />,
    ];
  });
}
