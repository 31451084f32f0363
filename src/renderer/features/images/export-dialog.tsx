import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormatName } from '@shared/contract/formats';
import type { ProjectInfo } from '@shared/contract/projects';
import { call } from '../../bridge/bridge';
import { FormDialog } from '../../ui/form-dialog';
import { Message } from '../../ui/message';
import { joinPath, parentFolder, safeFileName } from '../../ui/paths';
import { useTask } from '../../ui/use-task';
import { ExportLosses } from './export-losses';
import { FormatChoice } from './format-choice';
import { PathField } from '../../ui/path-field';

interface Props {
  readonly opened: boolean;
  readonly project: ProjectInfo;
  readonly onClose: () => void;
}

/** Writes the labels in a format of other tools. COCO is one file, labelme a folder with a file for each image. */
export function ExportDialog({ opened, project, onClose }: Props) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<FormatName>('coco');
  const [chosen, setChosen] = useState<Partial<Record<FormatName, string>>>({});
  const [tried, setTried] = useState(false);
  const task = useTask();
  const path = chosen[format] ?? suggestedPath(project, format);

  const choose = () =>
    format === 'coco'
      ? call('dialogs.chooseSaveFile', {
          title: t('images.export.title'),
          kind: 'labels',
          suggestedName: `${safeFileName(project.name)}.json`,
        })
      : call('dialogs.chooseFolder', { title: t('images.export.title') });
  const submit = () => {
    setTried(true);
    if (path.trim() === '') return;
    task.start(async () => {
      await call('formats.export', { format, path: path.trim() });
      onClose();
    });
  };

  return (
    <FormDialog
      title={t('images.export.title')}
      action={t('images.export.start')}
      opened={opened}
      onClose={onClose}
      onSubmit={submit}
      busy={task.busy}
      failure={task.failure}
      first="action"
    >
      <FormatChoice value={format} onChange={setFormat} />
      <PathField
        label={t(format === 'coco' ? 'images.export.file' : 'images.export.folder')}
        hint={t('images.export.hint')}
        value={path}
        error={tried && path.trim() === '' ? t('images.path.missing') : null}
        choose={choose}
        onChange={(value) => setChosen({ ...chosen, [format]: value })}
      />
      {opened && <ExportLosses format={format} />}
      {project.pendingPredictions > 0 && (
        <Message tone="notice">{t('images.export.predictions', { count: project.pendingPredictions })}</Message>
      )}
    </FormDialog>
  );
}

function suggestedPath(project: ProjectInfo, format: FormatName): string {
  const name = safeFileName(project.name);
  return joinPath(parentFolder(project.path), format === 'coco' ? `${name}.coco.json` : `${name} labelme`);
}
