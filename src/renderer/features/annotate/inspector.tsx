import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLive } from '../../bridge/use-live';
import { ClassList } from './classes/class-list';
import { ComparePanel } from './compare/compare-panel';
import { DecidedPanel } from './decided/decided-panel';
import { RecheckLine } from './guideline/recheck-line';
import { usePanelFollows } from './guideline/use-panel';
import { GuidelineTab } from './guideline/guideline-tab';
import classes from './inspector.module.css';
import { inspectorTab, inspectorTabs, openInspectorTab } from './inspector-tab';
import { useThreads } from '../../threads/use-threads';
import { IssuesTab } from './issues/issues-tab';
import { ObjectsPanel } from './objects/objects-panel';
import { isNews } from './questions/pins';
import { questionStore } from './questions/question-store';
import type { Session } from './session/session';
import { ImageTags } from './tags/image-tags';
import { SuggestionsBar } from './suggestions/suggestions-bar';

/** The panel on the right: what a model suggests, what is on the image or what the guideline says, what it can be. */
export function Inspector({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const tab = useStore(inspectorTab, (state) => state.tab);
  const member = useLive((state) => state.project?.member.id);
  const news = useStore(questionStore, ({ questions }) => questions.filter((one) => isNews(one, member)).length);
  const issues = useThreads(session.image.id, false).filter(({ state }) => state === 'open').length;
  usePanelFollows(session);
  return (
    <>
      <SuggestionsBar session={session} />
      <ComparePanel session={session} />
      <DecidedPanel session={session} />
      <RecheckLine session={session} />
      <Tabs
        className={classes['tabs'] ?? ''}
        value={tab}
        onChange={(value) => {
          const chosen = inspectorTabs.find((name) => name === value);
          if (chosen) openInspectorTab(chosen);
        }}
        keepMounted={false}
      >
        <Tabs.List className={classes['list'] ?? ''}>
          <Tabs.Tab value="objects">{t('annotate.tab.objects')}</Tabs.Tab>
          <Tabs.Tab value="guideline">
            {t('annotate.guideline')}
            {news > 0 && (
              <span className={classes['news']} title={t('annotate.question.newAnswers', { count: news })}>
                {news}
              </span>
            )}
          </Tabs.Tab>
          <Tabs.Tab value="issues">
            {t('threads.title')}
            {issues > 0 && (
              <span className={classes['news']} title={t('threads.open.count', { count: issues })}>
                {issues}
              </span>
            )}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel className={classes['panel'] ?? ''} value="objects">
          <ObjectsPanel session={session} />
        </Tabs.Panel>
        <Tabs.Panel className={classes['panel'] ?? ''} value="guideline">
          <GuidelineTab key={session.image.id} session={session} />
        </Tabs.Panel>
        <Tabs.Panel className={classes['panel'] ?? ''} value="issues">
          <IssuesTab key={session.image.id} session={session} />
        </Tabs.Panel>
      </Tabs>
      <ImageTags session={session} />
      <ClassList session={session} />
    </>
  );
}
