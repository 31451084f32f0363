import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelView } from '@shared/contract/prelabel';
import type { ImageId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { reportFailure } from '../../../i18n/show-error';
import { formatBytes } from '../../../ui/format-bytes';
import { IconButton } from '../../../ui/icon-button';
import { AddModelDialog } from './add-model-dialog';
import classes from './models-section.module.css';

/** The models of this machine: what each is for and on what terms; any .onnx file can become one more. */
export function ModelsSection({ image }: { readonly image: ImageId | null }) {
  const { t } = useTranslation();
  const [models, setModels] = useState<readonly ModelView[]>([]);
  const [file, setFile] = useState<string | null>(null);
  useEffect(() => reportFailure(call('models.list', {}).then(setModels)), []);
  const choose = () => {
    const asked = call('dialogs.chooseFiles', { title: t('models.add.title'), kind: 'model' });
    reportFailure(asked.then(([path]) => path && setFile(path)));
  };
  return (
    <section className={classes['section']} aria-labelledby="settings-models">
      <div className={classes['head']}>
        <div>
          <h2 id="settings-models" className={classes['title']}>
            {t('models.title')}
          </h2>
          <p className={classes['hint']}>{t('models.hint')}</p>
        </div>
        <Button variant="default" leftSection={<IconPlus size={15} />} onClick={choose}>
          {t('models.add')}
        </Button>
      </div>
      <ul className={classes['list']} aria-labelledby="settings-models">
        {models.map(({ ref, name, task, licence, labels, bytes, added }) => (
          <li key={ref} className={classes['model']}>
            <span className={classes['name']}>{name}</span>
            <span className={classes['facts']}>
              {t('models.facts', {
                task: t(`models.task.${task}`),
                count: task === 'detect' || task === 'classify' ? labels.length : 0,
                licence,
                size: formatBytes(bytes),
              })}
            </span>
            {added && (
              <IconButton
                label={t('models.remove', { name })}
                icon={IconTrash}
                onClick={() => reportFailure(call('models.remove', { model: ref }).then(setModels))}
              />
            )}
          </li>
        ))}
      </ul>
      {file !== null && (
        <AddModelDialog
          file={file}
          image={image}
          onClose={() => setFile(null)}
          onAdded={(all) => {
            setModels(all);
            setFile(null);
          }}
        />
      )}
    </section>
  );
}
