import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { AcknowledgeBanner } from './acknowledge-banner';
import { PartedBanner } from './parted-banner';
import { CasesTab } from './cases/cases-tab';
import { FolderMenu } from './folder/folder-menu';
import classes from './guidelines-screen.module.css';
import { guidelineTabs, place, showTab } from './place';
import { PublishDialog } from './publish/publish-dialog';
import { QuestionsTab } from './questions/questions-tab';
import { RecheckTab } from './recheck/recheck-tab';
import { RulesTab } from './rules/rules-tab';
import { SavedLine } from './saved-line';
import { useAnswer } from '../../bridge/use-answer';

/** The guideline and all that hangs on it: rules and their versions, what to look at again, and what people ask. */
export function GuidelinesScreen({ onOpen }: { readonly onOpen: (image: ImageId) => void }) {
  const { t } = useTranslation();
  const tab = useStore(place, (state) => state.tab);
  const [publishing, setPublishing] = useState(false);
  const { value: overview, again } = useAnswer('guidelines.overview', {});
  if (overview === null) return <div className={classes['screen']} />;
  const isParted = overview.heads.length > 1;
  const counts = {
    rules: 0,
    recheck: overview.rechecksPending,
    questions: overview.role === 'lead' ? overview.questionsOpen : overview.answersUnseen,
    cases: overview.cases.open,
  };
  return (
    <Tabs
      className={classes['screen'] ?? ''}
      value={tab}
      keepMounted={false}
      onChange={(value) => showTab(guidelineTabs.find((one) => one === value) ?? 'rules')}
    >
      <div className={classes['bar']}>
        <Tabs.List className={classes['tabs'] ?? ''} aria-label={t('guidelines.tabs')}>
          {guidelineTabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`guidelines.tab.${one}`)}
              {counts[one] > 0 && <span className={`${classes['count']} figures`}>{counts[one]}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {overview.role === 'lead' && (
          <Button disabled={overview.draftChanges === 0 && !isParted} onClick={() => setPublishing(true)}>
            {t('guidelines.publish')}
          </Button>
        )}
        <FolderMenu version={overview.current?.id ?? 'draft'} lead={overview.role === 'lead'} />
      </div>
      {isParted && overview.current && (
        <PartedBanner
          heads={overview.heads}
          current={overview.current}
          onPublish={overview.role === 'lead' ? () => setPublishing(true) : null}
        />
      )}
      {overview.acknowledge && overview.current && <AcknowledgeBanner version={overview.current} onDone={again} />}
      <Tabs.Panel value="rules" className={classes['panel'] ?? ''}>
        <RulesTab overview={overview} />
      </Tabs.Panel>
      <Tabs.Panel value="recheck" className={classes['panel'] ?? ''}>
        <RecheckTab own={overview.role === 'annotator'} version={overview.current} onOpen={onOpen} />
      </Tabs.Panel>
      <Tabs.Panel value="questions" className={classes['panel'] ?? ''}>
        <QuestionsTab role={overview.role} onOpen={onOpen} />
      </Tabs.Panel>
      <Tabs.Panel value="cases" className={classes['panel'] ?? ''}>
        <CasesTab role={overview.role} />
      </Tabs.Panel>
      <SavedLine version={overview.current} />
      {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </Tabs>
  );
}
