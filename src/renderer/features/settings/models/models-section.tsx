import { Button, Radio } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { reportFailure } from '../../../i18n/show-error';
import { chooseModelToAdd, chooseReader, modelStore, removeModel } from '../../../models/model-store';
import { useModels } from '../../../models/use-models';
import { formatBytes } from '../../../ui/format-bytes';
import { IconButton } from '../../../ui/icon-button';
import classes from './models-section.module.css';

/** The models of this machine: what each is for and on what terms; any .onnx file can become one more. */
export function ModelsSection({ image }: { readonly image: ImageId | null }) {
  const { t } = useTranslation();
  const models = useModels() ?? [];
  const wanted = useStore(modelStore, (state) => state.reader);
  const readers = models.filter(({ task }) => task === 'read-text');
  const reader = (readers.find(({ ref }) => ref === wanted) ?? readers[0])?.ref;
  return (
    <section className={classes['section']} aria-labelledby="settings-models">
      <div className={classes['head']}>
        <div>
          <h2 id="settings-models" className={classes['title']}>
            {t('models.title')}
          </h2>
          <p className={classes['hint']}>{t('models.hint')}</p>
        </div>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => reportFailure(chooseModelToAdd(image))}
        >
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
            {task === 'read-text' && readers.length > 1 && (
              <Radio
                size="xs"
                name="reader"
                label={t('models.reads')}
                aria-label={t('models.reads.by', { name })}
                checked={ref === reader}
                onChange={() => chooseReader(ref)}
              />
            )}
            {added && (
              <IconButton
                label={t('models.remove', { name })}
                icon={IconTrash}
                onClick={() => reportFailure(removeModel(ref))}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
