import { IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecentProject } from '@shared/contract/projects';
import { call } from '../../bridge/bridge';
import { reportFailure } from '../../i18n/show-error';
import { describeAgo } from '../../ui/describe-ago';
import { IconButton } from '../../ui/icon-button';
import classes from './home-screen.module.css';

interface Props {
  readonly busy: boolean;
  readonly onOpen: (path: string) => void;
}

interface RecentList {
  /** Null until they are read. */
  readonly projects: readonly RecentProject[] | null;
  readonly readAt: Date;
}

function nothingRead(): RecentList {
  return { projects: null, readAt: new Date() };
}

/** The projects that were open on this machine, last first. */
export function RecentProjects({ busy, onOpen }: Props) {
  const { t } = useTranslation();
  const [{ projects, readAt }, setList] = useState<RecentList>(nothingRead);
  const show = (read: readonly RecentProject[]) => setList({ projects: read, readAt: new Date() });
  const showFirst = useEffectEvent(show);
  useEffect(() => {
    reportFailure(call('projects.recent', {}).then(showFirst));
  }, []);
  const forget = (path: string) => reportFailure(call('projects.forget', { path }).then(show));
  return (
    <section className={classes['recent']}>
      <h2 className={classes['heading']}>{t('home.recent')}</h2>
      {projects?.length === 0 && <p className={classes['none']}>{t('home.recent.none')}</p>}
      <ul className={classes['list']}>
        {projects?.map((project) => (
          <RecentLine
            key={project.path}
            project={project}
            now={readAt}
            busy={busy}
            onOpen={() => onOpen(project.path)}
            onForget={() => forget(project.path)}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly project: RecentProject;
  readonly now: Date;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function RecentLine({ project, now, busy, onOpen, onForget }: LineProps) {
  const { t, i18n } = useTranslation();
  return (
    <li className={`${classes['item']} ${project.exists ? '' : classes['missing']}`}>
      <button type="button" className={classes['open']} disabled={busy || !project.exists} onClick={onOpen}>
        <span className={classes['name']}>{project.name}</span>
        {project.exists ? (
          <span className={classes['when']}>{describeAgo(new Date(project.openedAt), now, i18n.language)}</span>
        ) : (
          <span className={classes['gone']}>{t('home.recent.missing')}</span>
        )}
        <span className={classes['path']}>
          <bdi>{project.path}</bdi>
        </span>
      </button>
      <IconButton
        className={classes['forget']}
        icon={IconX}
        size="sm"
        mr={8}
        label={t('home.recent.forget', { name: project.name })}
        onClick={onForget}
      />
    </li>
  );
}
