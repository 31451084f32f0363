import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Session } from '../session/session';
import { useDrawingKeys } from '../tools/use-drawing-keys';
import classes from './brush-bar.module.css';

/** What the hand can do with the scissors, below the canvas while they are in it. */
export function ScissorsBar({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const keys = useDrawingKeys();
  const tool = useStore(session.editor.store, ({ active }) => active.name);
  if (tool !== 'scissors' && tool !== 'edge-line') return null;
  return (
    <div className={classes['bar']} role="group" aria-label={t('scissors.bar')}>
      <span className={classes['hint']}>
        {t('scissors.hint')}
        {keys([
          ['undo', 'scissors.hint.undo'],
          ['finish', 'scissors.hint.finish'],
        ])}
      </span>
    </div>
  );
}
