import { Button } from '@mantine/core';
import { IconPuzzle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseOutline } from '@shared/contract/guideline-views';
import type { RareCaseId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { caseStates } from '@shared/model/rare-case';
import { EmptyState } from '../../../ui/empty-state';
import { showTab } from '../place';
import { useAnswer } from '../../../bridge/use-answer';
import { CaseDialog } from './case-dialog';
import classes from './cases.module.css';

/** Rare cases on a board, from found to verified. */
export function CasesTab({ role }: { readonly role: Role }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<RareCaseId | null>(null);
  const { value: cases, again } = useAnswer('guidelines.cases', {});
  if (cases === null) return null;
  if (cases.length === 0) {
    return (
      <EmptyState icon={IconPuzzle} title={t('guidelines.cases.none')} hint={t('guidelines.cases.none.hint')}>
        <Button variant="default" onClick={() => showTab('questions')}>
          {t('guidelines.cases.none.action')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
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
                    <CaseCard outline={one} onOpen={() => setOpened(one.id)} />
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

function CaseCard({ outline, onOpen }: { readonly outline: CaseOutline; readonly onOpen: () => void }) {
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
    </button>
  );
}
