import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { IconBook2 } from '@tabler/icons-react';
import { useLive } from '../../../bridge/use-live';
import { useKeyText } from '../../../commands/use-key-text';
import { EmptyState } from '../../../ui/empty-state';
import { useGrowing } from '../../../ui/use-growing';
import { QuestionList } from '../questions/question-list';
import type { Session } from '../session/session';
import { CaseCard } from './case-card';
import classes from './guideline-tab.module.css';
import { LookAlikes } from './look-alikes';
import { panelStore } from './panel-store';
import { NewVersion } from './new-version';
import { RuleCard } from './rule-card';
import { SearchField, SearchHits, useSearch } from './search';

/** The guideline beside the hand: the rules in force for it, the rare cases that were decided, and what was asked here. */
export function GuidelineTab({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const keyText = useKeyText();
  const { panel, subject } = useStore(panelStore);
  const name = useLive((state) => state.classes.find(({ id }) => id === subject.class)?.name);
  const search = useSearch();
  const { shown: rules, markEnd: markEndOfRules } = useGrowing(panel?.rules ?? [], subject);
  const { shown: cases, markEnd: markEndOfCases } = useGrowing(panel?.cases ?? [], subject);
  if (panel === null) return <div className={classes['tab']} aria-busy />;
  const nothing = panel.rules.length === 0 && panel.cases.length === 0;
  return (
    <section className={classes['tab']} data-part="guideline" aria-label={t('annotate.guideline')}>
      <SearchField text={search.text} setText={search.setText} />
      {search.hits ? (
        <SearchHits hits={search.hits} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
        <div className={classes['scroller']} tabIndex={0}>
          {panel.version && panel.acknowledge && <NewVersion version={panel.version} />}
          <p className={classes['about']}>
            {name === undefined ? t('annotate.guideline.aboutAll') : t('annotate.guideline.about', { name })}
            {panel.version && (
              <span className={classes['version']}>
                {t('annotate.guideline.version', { number: panel.version.number })}
              </span>
            )}
          </p>
          {nothing && (
            <EmptyState
              icon={IconBook2}
              title={t(panel.version ? 'annotate.guideline.noRule' : 'annotate.guideline.none')}
              hint={t(panel.version ? 'annotate.guideline.noRule.hint' : 'annotate.guideline.none.hint', {
                key: keyText('annotate.question.ask'),
              })}
            />
          )}
          {panel.rules.length > 0 && (
            <ol className={classes['cards']} aria-label={t('annotate.guideline.rules')}>
              {rules.map((rule, index) => (
                <RuleCard key={rule.id} rule={rule} index={index} session={session} annotation={subject.annotation} />
              ))}
              <li ref={markEndOfRules} aria-hidden />
            </ol>
          )}
          {panel.moreRules > 0 && (
            <p className={classes['more']}>{t('annotate.guideline.moreRules', { count: panel.moreRules })}</p>
          )}
          {panel.cases.length > 0 && (
            <>
              <h3 className={classes['heading']}>{t('annotate.guideline.cases')}</h3>
              <ul className={classes['cards']} aria-label={t('annotate.guideline.cases')}>
                {cases.map((one) => (
                  <CaseCard key={one.id} decided={one} why={t(`annotate.guideline.caseWhy.${one.why}`)} />
                ))}
                <li ref={markEndOfCases} aria-hidden />
              </ul>
            </>
          )}
          {panel.moreCases > 0 && (
            <p className={classes['more']}>{t('annotate.guideline.moreCases', { count: panel.moreCases })}</p>
          )}
          <LookAlikes session={session} />
          <QuestionList session={session} />
        </div>
      )}
    </section>
  );
}
