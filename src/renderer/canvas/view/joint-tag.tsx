import { useTranslation } from 'react-i18next';
import type { Editor } from '../editor/editor';
import { toScreen } from '../editor/viewport';
import { nextJoint } from '../tools/skeleton/skeleton-tool';
import classes from './canvas-view.module.css';
import { useEditor } from './overlay/use-editor';

/** CSS pixels from the pointer. */
const ASIDE = 16;

/** At the pointer: the joint that the next click puts, or the one that lies under it. */
export function JointTag({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation();
  const words = useEditor(editor, ({ active, document, templates }) => {
    if (active.name === 'skeleton' && active.state.name === 'placing') {
      const joint = nextJoint(active.state);
      const count = active.state.template.joints.length;
      return joint && t('skeletons.next', { name: joint.name, at: active.state.placed.length + 1, count });
    }
    if (active.name !== 'select' || active.state.name !== 'idle' || active.state.over.type !== 'vertex') return null;
    const { id, ref } = active.state.over;
    const geometry = document.shapes.get(id)?.geometry;
    const joint = geometry?.type === 'skeleton' ? geometry.joints[ref.index] : undefined;
    if (geometry?.type !== 'skeleton' || joint === undefined) return null;
    const name = templates.get(geometry.template)?.joints.find((one) => one.id === joint.id)?.name ?? joint.id;
    return `${name} · ${t(`skeletons.visibility.${joint.visibility}`)}`;
  });
  const pointer = useEditor(editor, (state) => (words === null ? null : state.pointer));
  const viewport = useEditor(editor, (state) => state.viewport);
  if (words === null || pointer === null) return null;
  const { x, y } = toScreen(viewport, pointer);
  const [left, above] = [x > viewport.width - 220, y > viewport.height - 60];
  return (
    <div
      className={classes['tag']}
      data-part="joint"
      style={{
        transform: `translate(${x + (left ? -ASIDE : ASIDE)}px, ${y + (above ? -ASIDE : ASIDE)}px) translate(${left ? -100 : 0}%, ${above ? -100 : 0}%)`,
      }}
    >
      {words}
    </div>
  );
}
