import { Button, Switch } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProjectInfo } from '@shared/contract/projects';
import type { ClassId } from '@shared/model/ids';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { useLive } from '../../bridge/use-live';
import { registerCommands } from '../../commands/registry';
import { describeError } from '../../i18n/describe-error';
import { Dialog } from '../../ui/dialog';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import classes from './class-editor.module.css';
import { classEditorCommand } from './class-editor-command';
import { classEditor } from './class-editor-store';
import { ClassForm, type ClassFormHandle } from './class-form';
import { ClassRows } from './class-rows';
import { nextColour } from './next-colour';

/** The dialog in which a lead says what there is to label, and what is asked about it. Give it the project as its key. */
export function ClassEditor({ project }: { readonly project: ProjectInfo }) {
  const { t } = useTranslation();
  const opened = useStore(classEditor, (state) => state.opened);
  const form = useRef<ClassFormHandle>(null);
  useLayoutEffect(() => registerCommands([classEditorCommand(() => classEditor.setState({ opened: true }))]), []);
  useEffect(() => () => classEditor.setState({ opened: false, chosen: null }), []);

  /** What is being written is kept first; what cannot be kept holds the person here. */
  async function leaveTo(next: { opened: boolean; chosen: ClassId | null }): Promise<void> {
    if ((await form.current?.keep()) ?? true) classEditor.setState(next);
  }

  return (
    <Dialog
      title={t('classes.title')}
      closeLabel={t('common.close')}
      opened={opened}
      width={980}
      onClose={() => void leaveTo({ opened: false, chosen: classEditor.getState().chosen })}
    >
      <Pages project={project} form={form} leaveTo={(chosen) => void leaveTo({ opened: true, chosen })} />
    </Dialog>
  );
}

interface PagesProps {
  readonly project: ProjectInfo;
  readonly form: RefObject<ClassFormHandle | null>;
  readonly leaveTo: (chosen: ClassId | null) => void;
}

function Pages({ project, form, leaveTo }: PagesProps) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const wanted = useStore(classEditor, (state) => state.chosen);
  const chosen = known.find(({ id }) => id === wanted) ?? known[0];
  const [filter, setFilter] = useState('');
  const task = useTask();
  const isLead = project.member.role === 'lead';

  return (
    <>
      {!isLead && <Message tone="notice">{t('classes.onlyLeads')}</Message>}
      <div className={classes['pages']}>
        <ClassRows
          known={known}
          chosen={chosen?.id ?? null}
          filter={filter}
          locked={!isLead || task.busy}
          onFilter={setFilter}
          onChoose={leaveTo}
          onAdd={(name) =>
            task.start(async () => {
              const before = new Set(known.map(({ id }) => id));
              const listed = await call('classes.put', { id: null, name, colour: nextColour(known) });
              liveState.setState({ classes: listed });
              leaveTo(listed.find(({ id }) => !before.has(id))?.id ?? null);
            })
          }
          onOrder={(ids) =>
            task.start(async () => liveState.setState({ classes: await call('classes.order', { ids: [...ids] }) }))
          }
        />
        {chosen ? (
          <ClassForm key={chosen.id} ref={form} view={chosen} known={known} locked={!isLead} />
        ) : (
          <p className={classes['none']}>{t('classes.none')}</p>
        )}
      </div>
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      <div className={classes['project']}>
        <Switch
          label={t('classes.outside')}
          description={t('classes.outside.hint')}
          checked={project.outside}
          disabled={!isLead || task.busy}
          onChange={(event) => {
            const allowed = event.currentTarget.checked;
            task.start(async () => liveState.setState({ project: await call('projects.allowOutside', { allowed }) }));
          }}
        />
        <Button
          variant="default"
          onClick={() => void form.current?.keep().then((kept) => kept && classEditor.setState({ opened: false }))}
        >
          {t('common.close')}
        </Button>
      </div>
    </>
  );
}
