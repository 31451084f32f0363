import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../bridge/use-answer';
import { useLive } from '../../../bridge/use-live';
import { useKeyCaps } from '../../../commands/use-key-caps';
import { useStore } from 'zustand';
import { Keys } from '../../../ui/keys';
import type { Session } from '../session/session';
import classes from './others-label.module.css';

/** Who changes somebody's label is told, before they do, that its author will hear of it. */
export function OthersLabel({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  const own = useLive((state) => state.project?.member.id);
  const author = useStore(session.editor.store, ({ document, selection }) => {
    const [id] = selection;
    const shape = selection.size === 1 && id !== undefined ? document.shapes.get(id) : undefined;
    return shape?.kind === 'annotation' ? shape.author : undefined;
  });
  const isOthers = author !== undefined && author !== own;
  const { value: people } = useAnswer('guidelines.members', isOthers ? {} : null, ({ images }) => images === null);
  const name = people?.find(({ id }) => id === author)?.name;
  if (!isOthers || name === undefined) return null;
  return (
    <p className={classes['line']} role="status">
      {t('decided.others', { name })} <Keys caps={capsOf('annotate.issue.open') ?? []} /> {t('decided.others.why')}
    </p>
  );
}
