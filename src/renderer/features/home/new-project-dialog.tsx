import { Button, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/bridge';
import { describeError } from '../../i18n/describe-error';
import { reportFailure, showError } from '../../i18n/show-error';
import { Dialog } from '../../ui/dialog';
import { Message } from '../../ui/message';
import { safeFileName } from '../../ui/paths';
import { useTask } from '../../ui/use-task';
import { createProject } from './create-project';
import { LabelsChoice } from './labels-choice';
import classes from './new-project-dialog.module.css';
import { emptyForm, problemsOf, withName, withPath, withPictures, type FormProblem } from './new-project-form';
import { PicturesChoice } from './pictures-choice';
import { TemplateCards } from './template-cards';

interface Props {
  /** What was dropped to begin with; null while the dialog is closed. */
  readonly pictures: readonly string[] | null;
  readonly onClose: () => void;
}

export function NewProjectDialog({ pictures, onClose }: Props) {
  const { t } = useTranslation();
  const task = useTask();
  return (
    <Dialog
      title={t('home.new.title')}
      closeLabel={t('common.close')}
      opened={pictures !== null}
      onClose={onClose}
      width={600}
    >
      {pictures && <NewProjectForm pictures={pictures} onClose={onClose} task={task} />}
    </Dialog>
  );
}

interface FormProps {
  readonly pictures: readonly string[];
  readonly onClose: () => void;
  readonly task: ReturnType<typeof useTask>;
}

function NewProjectForm({ pictures, onClose, task }: FormProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => withPictures(emptyForm, pictures));
  const [shown, setShown] = useState<readonly FormProblem[]>([]);
  const open = problemsOf(form);
  const problem = (field: FormProblem) => shown.includes(field) && open.includes(field);

  const submit = () => {
    setShown(open);
    if (open.length === 0) task.start(() => createProject(form, showError));
  };
  const choosePlace = async () => {
    const suggestedName = `${safeFileName(form.name) || t('home.new.unnamed')}.plumb`;
    const path = await call('dialogs.chooseSaveFile', { title: t('home.new.place'), kind: 'project', suggestedName });
    if (path) setForm(withPath(form, path));
  };

  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PicturesChoice pictures={form.pictures} onChange={(chosen) => setForm(withPictures(form, chosen))} />
      <TextInput
        data-autofocus
        label={t('home.new.name')}
        value={form.name}
        maxLength={200}
        error={problem('name') && t('home.new.name.missing')}
        onChange={(event) => setForm(withName(form, event.currentTarget.value))}
      />
      <TemplateCards value={form.template} onChange={(template) => setForm({ ...form, template })} />
      <TagsInput
        label={t('home.new.classes')}
        placeholder={form.classes.length === 0 ? t('home.new.classes.hint') : ''}
        splitChars={[',', ';', '\n']}
        acceptValueOnBlur
        maxTags={1000}
        value={[...form.classes]}
        onChange={(names) =>
          setForm({ ...form, classes: names.map((name) => name.trim()).filter((name) => name !== '') })
        }
      />
      <div className={classes['row']}>
        <TextInput
          className={classes['grow']}
          label={t('home.new.place')}
          description={t('home.new.place.hint')}
          value={form.path}
          error={problem('path') && t('home.new.place.missing')}
          onChange={(event) => setForm(withPath(form, event.currentTarget.value))}
        />
        <Button className={classes['beside']} variant="default" onClick={() => reportFailure(choosePlace())}>
          {t('common.choose')}
        </Button>
      </div>
      <LabelsChoice
        labels={form.labels}
        problem={problem('labels')}
        onChange={(labels) => setForm({ ...form, labels })}
      />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={task.busy}>
          {t('home.new.create')}
        </Button>
      </div>
    </form>
  );
}
