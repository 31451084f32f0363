import { useTranslation } from 'react-i18next';
import { boundsOf } from '@shared/geometry/operations';
import { zoomToBounds } from '../../../canvas/view/zoom';
import { ThreadList } from '../../../threads/thread-list';
import { useThreads } from '../../../threads/use-threads';
import { askedAbout } from '../questions/asked-about';
import type { Session } from '../session/session';
import classes from './issues-tab.module.css';

/** What people say about the image under work, and about labels on it. */
export function IssuesTab({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const threads = useThreads(session.image.id, false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
    <section className={classes['tab']} data-part="issues" aria-label={t('threads.title')} tabIndex={0}>
      <ThreadList
        threads={threads}
        about={() => askedAbout(session.image.id, session.editor.store.getState())}
        onShow={(region) => zoomToBounds(session.editor, boundsOf(region))}
      />
    </section>
  );
}
