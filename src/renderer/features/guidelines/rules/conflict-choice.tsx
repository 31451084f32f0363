import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { Markdown } from '../../../ui/markdown';
import classes from './rule-view.module.css';

/** Two people changed the rule apart: both texts, to keep one of them; editing the rule merges them by hand. */
export function ConflictChoice({ rule }: { readonly rule: RuleView }) {
  const { t } = useTranslation();
  const task = useTask();
  const keep = (value: RuleView['value']) =>
    task.start(async () => void (await call('guidelines.putRule', { rule: rule.id, value })));
  return (
    <section aria-label={t('guidelines.conflict')}>
      <Message tone="error">{t('guidelines.conflict.hint')}</Message>
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      <div className={classes['alternatives']}>
        {rule.alternatives.map(({ value, by, at }, index) => (
          <div key={index} className={classes['alternative']}>
            <p className={classes['dim']}>{t('guidelines.conflict.by', { name: by.name, date: new Date(at) })}</p>
            <h3 className={classes['heading']}>{value.title}</h3>
            <Markdown text={value.text} />
            <Button variant="default" disabled={task.busy} onClick={() => keep(value)}>
              {t('guidelines.conflict.keep')}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
