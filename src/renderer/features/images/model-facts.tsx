import { useTranslation } from 'react-i18next';
import type { ModelView } from '@shared/contract/prelabel';
import { formatBytes } from '../../ui/format-bytes';
import classes from './dialogs.module.css';

/** Where a model comes from and on what terms. */
export function ModelFacts({ model }: { readonly model: ModelView }) {
  const { t } = useTranslation();
  return (
    <dl className={`${classes['facts']} selectable`}>
      <dt>{t('images.prelabel.licence')}</dt>
      <dd>{model.licence}</dd>
      <dt>{t('images.prelabel.source')}</dt>
      <dd>{model.source}</dd>
      <dt>{t('images.prelabel.labels')}</dt>
      <dd title={model.labels.join(', ')}>
        {t('images.prelabel.labels.some', { count: model.labels.length, some: model.labels.slice(0, 6).join(', ') })}
      </dd>
      <dt>{t('images.prelabel.size')}</dt>
      <dd>{formatBytes(model.bytes)}</dd>
    </dl>
  );
}
