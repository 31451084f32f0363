import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormatName } from '@shared/contract/formats';
import { call } from '../../bridge/bridge';
import { FormDialog } from '../../ui/form-dialog';
import { useTask } from '../../ui/use-task';
import { FormatChoice } from './format-choice';
import { PathField } from '../../ui/path-field';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Reads labels that another tool wrote. */
export function ImportDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<FormatName>('coco');
  const [path, setPath] = useState('');
  const [folder, setFolder] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();

  const choose = async () => {
    const title = t('images.import.title');
    if (format === 'labelme') return call('dialogs.chooseFolder', { title });
    return (await call('dialogs.chooseFiles', { title, kind: 'labels' }))[0] ?? null;
  };
  const submit = () => {
    setTried(true);
    if (path.trim() === '') return;
    task.start(async () => {
      await call('formats.import', { format, path: path.trim(), imagesFolder: folder.trim() || null });
      setPath('');
      setTried(false);
      onClose();
    });
  };

  return (
    <FormDialog
      title={t('images.import.title')}
      action={t('images.import.start')}
      opened={opened}
      onClose={onClose}
      onSubmit={submit}
      busy={task.busy}
      failure={task.failure}
    >
      <FormatChoice value={format} onChange={setFormat} />
      <PathField
        first
        label={t(format === 'coco' ? 'images.import.file' : 'images.import.folder')}
        value={path}
        error={tried && path.trim() === '' ? t('images.path.missing') : null}
        choose={choose}
        onChange={setPath}
      />
      <PathField
        label={t('images.import.images')}
        hint={t('images.import.images.hint')}
        value={folder}
        choose={() => call('dialogs.chooseFolder', { title: t('images.import.images') })}
        onChange={setFolder}
      />
    </FormDialog>
  );
}
