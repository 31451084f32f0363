import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassUses, ClassView } from '@shared/contract/classes';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { describeError } from '../../i18n/describe-error';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import classes from './class-editor.module.css';

interface DeleteClassProps {
  readonly view: ClassView;
  readonly known: readonly ClassView[];
}

/** Deleting says first what uses the class, and gives that to another: a merge is the same thing. */
export function DeleteClass({ view, known }: DeleteClassProps) {
  const { t } = useTranslation();
  const [uses, setUses] = useState<ClassUses | null>(null);
  const task = useTask();
  const ask = () =>
    task.start(async () => setUses((await call('classes.uses', {})).find(({ id }) => id === view.id) ?? null));
  return (
    <div className={classes['delete']}>
      {uses ? (
        <Question key={uses.id} view={view} known={known} uses={uses} onCancel={() => setUses(null)} />
      ) : (
        <Button variant="subtle" color="gray" loading={task.busy} onClick={ask}>
          {t('classes.delete')}
        </Button>
      )}
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </div>
  );
}

interface QuestionProps extends DeleteClassProps {
  readonly uses: ClassUses;
  readonly onCancel: () => void;
}

function Question({ view, known, uses, onCancel }: QuestionProps) {
  const { t } = useTranslation();
  const [into, setInto] = useState<string | null>(null);
  const task = useTask();
  const others = known.filter(({ id }) => id !== view.id);
  const target = others.find(({ id }) => id === into);
  const used = uses.annotations + uses.predictions + uses.tags > 0;
  const go = () =>
    task.start(async () => {
      const listed = target
        ? await call('classes.merge', { from: view.id, into: target.id })
        : await call('classes.delete', { id: view.id });
      liveState.setState({ classes: listed });
    });
  return (
    <div role="group" className={classes['question']} aria-label={t('classes.delete')}>
      <p>
        {used
          ? t('classes.delete.used', { name: view.name, ...counts(uses) })
          : t('classes.delete.unused', { name: view.name })}
      </p>
      <Select
        label={t('classes.delete.into')}
        placeholder={t(used ? 'classes.delete.choose' : 'classes.delete.nowhere')}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={into}
        searchable
        clearable
        onChange={setInto}
      />
      {target && <p>{t('classes.delete.noUndo')}</p>}
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      <div className={classes['buttons']}>
        <Button variant="default" disabled={task.busy} onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button disabled={used && !target} loading={task.busy} onClick={go}>
          {target ? t('classes.delete.merge', { name: target.name }) : t('classes.delete.now')}
        </Button>
      </div>
    </div>
  );
}

function counts({ annotations, predictions, tags }: ClassUses) {
  return { annotations, predictions, tags };
}
