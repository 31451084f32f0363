import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@shared/contract/guideline-views';
import type { CaseMemberId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Crop } from '../../../crop/crop';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import classes from './cases.module.css';

/** A dialog has room for these. */
const cropsAtMost = 60;

interface Props {
  readonly view: CaseView;
  readonly mayEdit: boolean;
  readonly onChanged: () => void;
}

/** The places that show a case; those that are chosen can be taken out. */
export function CaseMembers({ view, mayEdit, onChanged }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<CaseMemberId>>(new Set());
  const task = useTask();
  const toggle = (id: CaseMemberId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const remove = () =>
    task.start(async () => {
      await call('guidelines.removeCaseMembers', { case: view.id, members: [...chosen] });
      setChosen(new Set());
      onChanged();
    });
  const shown = view.members.slice(0, cropsAtMost);
  const signals = [...new Set(view.value.signals)].map((signal) => t(`cases.why.${signal}`));
  return (
    <section>
      <div className={classes['memberHead']}>
        <h3 className={classes['heading']}>{t('cases.members', { count: view.memberCount })}</h3>
        {signals.length > 0 && (
          <span className={classes['dim']}>
            {t('cases.signals')}: {signals.join(', ')}
          </span>
        )}
        {chosen.size > 0 && (
          <>
            <span className={`${classes['dim']} figures`}>{t('cases.members.chosen', { count: chosen.size })}</span>
            <Button size="compact-xs" variant="default" loading={task.busy} onClick={remove}>
              {t('cases.members.remove')}
            </Button>
          </>
        )}
      </div>
      <ul className={classes['crops']} aria-label={t('guidelines.cases.samples')}>
        {shown.map((member) => (
          <li key={member.id} className={classes['member']}>
            <Crop image={member.image} region={member.region} label={t('guidelines.cases.member')} />
            {mayEdit && (
              <Checkbox
                className={classes['choose'] ?? ''}
                size="xs"
                aria-label={t('cases.members.choose')}
                checked={chosen.has(member.id)}
                onChange={() => toggle(member.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {view.memberCount > shown.length && (
        <p className={classes['dim']}>{t('cases.members.more', { count: view.memberCount - shown.length })}</p>
      )}
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </section>
  );
}
