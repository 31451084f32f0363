import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNameSchema } from '@shared/contract/formats';
import { call } from '../../bridge/bridge';
import { reportFailure } from '../../i18n/show-error';
import classes from './new-project-dialog.module.css';
import type { NewProjectForm } from './new-project-form';

interface Props {
  readonly labels: NewProjectForm['labels'];
  readonly problem: boolean;
  readonly onChange: (labels: NewProjectForm['labels']) => void;
}

/** Labels that exist already, read in the same step. */
export function LabelsChoice({ labels, problem, onChange }: Props) {
  const { t } = useTranslation();
  const choose = async () => {
    if (!labels) return;
    const title = t('home.new.labels.choose');
    const path =
      labels.format === 'coco'
        ? (await call('dialogs.chooseFiles', { title, kind: 'labels' }))[0]
        : await call('dialogs.chooseFolder', { title });
    if (path) onChange({ ...labels, path });
  };
  return (
    <div className={classes['labels']}>
      <Checkbox
        label={t('home.new.labels')}
        checked={labels !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { format: 'coco', path: '' } : null)}
      />
      {labels && (
        <div className={classes['row']}>
          <SegmentedControl
            aria-label={t('home.new.labels.format')}
            value={labels.format}
            onChange={(format) => onChange({ format: formatNameSchema.parse(format), path: '' })}
            data={[
              { value: 'coco', label: t('common.format.coco') },
              { value: 'labelme', label: t('common.format.labelme') },
            ]}
          />
          <TextInput
            className={classes['grow']}
            aria-label={t(labels.format === 'coco' ? 'home.new.labels.file' : 'home.new.labels.folder')}
            placeholder={t(labels.format === 'coco' ? 'home.new.labels.file' : 'home.new.labels.folder')}
            value={labels.path}
            error={problem && t('home.new.labels.missing')}
            onChange={(event) => onChange({ ...labels, path: event.currentTarget.value })}
          />
          <Button variant="default" onClick={() => reportFailure(choose())}>
            {t('common.choose')}
          </Button>
        </div>
      )}
    </div>
  );
}
