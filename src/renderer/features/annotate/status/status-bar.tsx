import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { baseName } from '../../../ui/paths';
import { StatusLine } from '../../../ui/status-line';
import { IncompleteCount } from '../attributes/incomplete-count';
import { AdjustedMark } from '../look/adjusted-mark';
import type { Session } from '../session/session';
import { useSessionState } from '../session/use-session-state';
import { SubmissionMark } from '../submit/submission-mark';
import classes from './status-bar.module.css';

interface StatusBarProps {
  readonly session: Session | null;
  readonly index: number;
  readonly count: number;
}

/** Where one is, and that everything is saved. */
export function StatusBar({ session, index, count }: StatusBarProps) {
  const { t } = useTranslation();
  return (
    <StatusLine end={session && <Saved session={session} />}>
      <span className={classes['place']}>{t('annotate.status.place', { index: index + 1, count })}</span>
      {session && (
        <>
          <span className={classes['name']} title={session.image.path}>
            {baseName(session.image.path)}
          </span>
          <span>
            {session.image.width} × {session.image.height}
          </span>
          <Zoom session={session} />
          <Pointer session={session} />
          <IncompleteCount session={session} />
          <AdjustedMark session={session} />
          <SubmissionMark session={session} />
        </>
      )}
    </StatusLine>
  );
}

function Zoom({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const scale = useStore(session.editor.store, (state) => state.viewport.scale);
  const percent = scale < 0.1 ? (scale * 100).toFixed(1) : Math.round(scale * 100);
  return (
    <span className={classes['zoom']} title={t('annotate.status.zoom')}>
      {percent}%
    </span>
  );
}

function Pointer({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const text = useStore(session.editor.store, ({ pointer, document }) => {
    if (pointer === null) return '';
    const [x, y] = [Math.floor(pointer.x), Math.floor(pointer.y)];
    return x < 0 || y < 0 || x >= document.width || y >= document.height ? '' : `${x}, ${y}`;
  });
  return (
    <span className={classes['pointer']} title={t('annotate.status.pointer')}>
      {text}
    </span>
  );
}

function Saved({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const waiting = useSessionState(session, (state) => state.waiting);
  const revision = useSessionState(session, (state) => state.revision);
  const failed = useSessionState(session, (state) => state.failure !== null);
  const state = failed ? 'failed' : waiting > 0 ? 'saving' : 'saved';
  return (
    <span className={classes['saved']} data-state={state} role="status">
      {state === 'saved' && t('annotate.status.saved', { revision })}
      {state === 'saving' && t('annotate.status.saving')}
      {state === 'failed' && t('annotate.status.failed')}
    </span>
  );
}
