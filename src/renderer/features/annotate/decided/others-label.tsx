import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useAnswer } from '../../../bridge/use-answer';
import { useLive } from '../../../bridge/use-live';
import { useKeyCaps } from '../../../commands/use-key-caps';
import { Keys } from '../../../ui/keys';
import type { Session } from '../session/session';
import classes from './others-label.module.css';

/** A lead, who may change everybody's labels, is told before that its author will hear of it. */
export function OthersLabel({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  const own = useLive((state) => state.project?.member);
  const author = useStore(session.editor.store, ({ document, selection }) => {
    const [id] = selection;
    const shape = selection.size === 1 && id !== undefined ? document.shapes.get(id) : undefined;
    return shape?.kind === 'annotation' ? shape.author : undefined;
  });
  const isOthers = own?.role === 'lead' && author !== undefined && author !== own.id;
  const { value: people } = useAnswer('guidelines.members', isOthers ? {} : null, ({ images }) => images === null);
  const name = people?.find(({ id }) => id === author)?.name;
  if (!isOthers || name === undefined) return null;
  return (
    <p className={classes['line']} role="status">
      {t('decided.others', { name })} <Keys caps={capsOf('annotate.issue.open') ?? []} /> {t('decided.others.why')}
    </p>
  );
}
