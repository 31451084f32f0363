import { Button } from '@mantine/core';
import { IconPuzzle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '@shared/contract/comparison';
import type { CaseOutline } from '@shared/contract/guideline-views';
import type { RareCaseId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { caseStates } from '@shared/model/rare-case';
import { EmptyState } from '../../../ui/empty-state';
import comparing from '../comparison/comparison.module.css';
import { showTab } from '../place';
import { useAnswer } from '../../../bridge/use-answer';
import { CaseDialog } from './case-dialog';
import classes from './cases.module.css';
import { Suggestions } from './suggestions';

/** Rare cases on a board, from found to verified. */
export function CasesTab({ role }: { readonly role: Role }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<RareCaseId | null>(null);
  const { value: cases, again } = useAnswer('guidelines.cases', {});
  const { value: measured } = useAnswer('guidelines.caseComparisons', {}, ({ guidelines }) => guidelines === true);
  const comparisons = new Map(measured?.map((one) => [one.case, one.comparison]));
  if (cases === null) return null;
  const mayKeep = role !== 'annotator';
  if (cases.length === 0) {
    return (
      <>
        {mayKeep && <Suggestions />}
        <EmptyState icon={IconPuzzle} title={t('guidelines.cases.none')} hint={t('guidelines.cases.none.hint')}>
          <Button variant="default" onClick={() => showTab('questions')}>
            {t('guidelines.cases.none.action')}
          </Button>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {mayKeep && <Suggestions />}
      <div className={classes['board']}>
        {caseStates.map((state) => {
          const here = cases.filter((one) => one.state === state);
          return (
            <section key={state} className={classes['stage']} aria-label={t(`guidelines.cases.state.${state}`)}>
              <h2 className={classes['heading']}>
                {t(`guidelines.cases.state.${state}`)} <span className={classes['dim']}>{here.length}</span>
              </h2>
              <ul className={classes['cards']}>
                {here.map((one) => (
                  <li key={one.id}>
                    <CaseCard outline={one} comparison={comparisons.get(one.id)} onOpen={() => setOpened(one.id)} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {opened && <CaseDialog id={opened} role={role} onChanged={again} onClose={() => setOpened(null)} />}
    </>
  );
}

interface CardProps {
  readonly outline: CaseOutline;
  /** While its labels are looked at again, and after. */
  readonly comparison: Comparison | undefined;
  readonly onOpen: () => void;
}

function CaseCard({ outline, comparison, onOpen }: CardProps) {
  const { t } = useTranslation();
  const { title, members, target, pendingRechecks, owner } = outline;
  return (
    <button type="button" className={classes['card']} onClick={onOpen}>
      <span className={classes['title']}>{title}</span>
      <span className={classes['dim']}>{t('guidelines.cases.members', { members, target })}</span>
      {pendingRechecks > 0 && (
        <span className={classes['dim']}>{t('guidelines.cases.pending', { count: pendingRechecks })}</span>
      )}
      {owner && <span className={classes['dim']}>{owner.name}</span>}
      {comparison && <Rise comparison={comparison} />}
    </button>
  );
}

/** Agreement before and after in one line. */
function Rise({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { before, after, reason, waiting } = comparison;
  if (reason !== null) {
    return <span className={classes['dim']}>{t(`comparison.reason.${reason}`, { count: waiting })}</span>;
  }
  const [then, now] = [before?.agreement.value ?? null, after?.agreement.value ?? null];
  if (after === null || then === null || now === null) return null;
  const few = after.warnings.some(({ code }) => code === 'few-items') ? 'yes' : 'no';
  return (
    <span className={`${comparing['rise']} figures`}>
      {t('comparison.rise', { before: then, after: now })}{' '}
      <span className={classes['dim']}>{t('comparison.rise.detail', { things: after.things, few })}</span>
    </span>
  );
}
