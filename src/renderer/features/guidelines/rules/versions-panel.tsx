import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuidelineOverview, VersionView } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import { VersionComparison } from '../comparison/version-comparison';
import { Acknowledgements } from './acknowledgements';
import { DiffDialog } from './diff-dialog';
import classes from './versions-panel.module.css';

interface Props {
  readonly overview: GuidelineOverview;
  /** Newest first. */
  readonly versions: readonly VersionView[];
  readonly shown: VersionRef | null;
  readonly onShow: (version: VersionRef) => void;
}

/** What was published, by whom and why; choosing a version shows its rules. */
export function VersionsPanel({ overview, versions, shown, onShow }: Props) {
  const { t } = useTranslation();
  const [comparing, setComparing] = useState(false);
  const comparable = versions.length + (overview.role === 'lead' ? 1 : 0) > 1;
  const looked = versions.find(({ id }) => id === shown) ?? overview.current;
  return (
    <aside className={classes['column']} aria-label={t('guidelines.versions')}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t('guidelines.versions')}</h2>
        {comparable && (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconArrowsDiff size={13} stroke={1.7} />}
            onClick={() => setComparing(true)}
          >
            {t('guidelines.versions.compare')}
          </Button>
        )}
      </div>
      <ul className={classes['list']}>
        {overview.role === 'lead' && (
          <li>
            <button
              type="button"
              className={classes['version']}
              aria-current={shown === 'draft' ? 'true' : undefined}
              onClick={() => onShow('draft')}
            >
              <span className={classes['name']}>{t('guidelines.versions.draft')}</span>
              <span className={classes['dim']}>
                {t('guidelines.versions.draft.changes', { count: overview.draftChanges })}
              </span>
            </button>
          </li>
        )}
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              className={classes['version']}
              aria-current={shown === version.id ? 'true' : undefined}
              onClick={() => onShow(version.id)}
            >
              <span className={classes['name']}>
                {t('guidelines.version', { number: version.number })}
                {version.id === overview.current?.id && (
                  <span className={classes['inForce']}>{t('guidelines.versions.inForce')}</span>
                )}
              </span>
              <span className={classes['dim']}>
                {t('guidelines.versions.by', { name: version.author.name, date: new Date(version.publishedAt) })}
              </span>
              <span className={classes['reason']}>{version.reason}</span>
            </button>
          </li>
        ))}
      </ul>
      {looked && <VersionComparison key={looked.id} version={looked} />}
      {overview.current && <Acknowledgements version={overview.current} />}
      {comparing && (
        <DiffDialog
          versions={versions}
          withDraft={overview.role === 'lead'}
          current={overview.current?.id ?? null}
          onClose={() => setComparing(false)}
        />
      )}
    </aside>
  );
}
