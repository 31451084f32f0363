import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '@shared/contract/projects';
import { useKeyCaps } from '../commands/use-key-caps';
import { Keys } from '../ui/keys';
import { Mark } from '../ui/mark';
import { SyncStatus } from '../features/team/sync-status';
import { JobTray } from './jobs/job-tray';
import classes from './header.module.css';
import { go } from './routes';

interface Props {
  readonly project: ProjectInfo | null;
  /** Home says it large by itself. */
  readonly showsProduct: boolean;
  readonly onSearch: () => void;
}

/** The line on top: which project, who one is in it, the way to every command, and what is at work. */
export function Header({ project, showsProduct, onSearch }: Props) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  return (
    <header className={classes['header']}>
      <div className={classes['project']}>
        {project && (
          <>
            <h1 className={classes['name']} title={project.path}>
              {project.name}
            </h1>
            <span className={classes['role']}>{t(`common.role.${project.member.role}`)}</span>
          </>
        )}
        {!project && showsProduct && (
          <span className={classes['product']}>
            <Mark size={16} />
            {t('common.product')}
          </span>
        )}
      </div>
      <button type="button" className={classes['search']} onClick={onSearch}>
        <IconSearch size={14} stroke={1.7} aria-hidden />
        <span className={classes['searchLabel']}>{t('common.search')}</span>
        <Keys caps={capsOf('application.palette') ?? []} />
      </button>
      <div className={classes['end']}>
        {project && <SyncStatus key={project.path} onOpen={() => go({ name: 'team' })} />}
        <JobTray />
      </div>
    </header>
  );
}
