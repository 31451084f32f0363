import { useTranslation } from 'react-i18next';
import type { ModelDraftView } from '@shared/contract/prelabel';
import { formatBytes } from '../ui/format-bytes';
import { Message } from '../ui/message';
import classes from './add-model-dialog.module.css';

/** What the file says of itself, and what was made of it. */
export function DraftFacts({ draft }: { readonly draft: ModelDraftView }) {
  const { t } = useTranslation();
  const { task, family, bytes, inputs, outputs, licence, unsure, metadata } = draft;
  const asked = unsure.filter((part) => part !== 'licence');
  return (
    <>
      <dl className={`${classes['facts']} selectable`}>
        <dt>{t('models.add.recognised')}</dt>
        <dd>{t('models.add.family', { task: t(`models.task.${task}`), family })}</dd>
        <dt>{t('models.add.inputs')}</dt>
        <dd>
          <Tensors tensors={inputs} />
        </dd>
        <dt>{t('models.add.outputs')}</dt>
        <dd>
          <Tensors tensors={outputs} />
        </dd>
        {metadata['description'] && (
          <>
            <dt>{t('models.add.description')}</dt>
            <dd>{metadata['description'].slice(0, 300)}</dd>
          </>
        )}
        <dt>{t('models.add.licence')}</dt>
        <dd>{unsure.includes('licence') ? t('models.add.licence.unknown') : licence}</dd>
        <dt>{t('models.add.size')}</dt>
        <dd>{formatBytes(bytes)}</dd>
      </dl>
      {asked.length > 0 && (
        <Message tone="notice">
          {t('models.add.unsure', { what: asked.map((part) => t(`models.add.unsure.${part}`)).join(', ') })}
        </Message>
      )}
    </>
  );
}

function Tensors({ tensors }: { readonly tensors: ModelDraftView['inputs'] }) {
  return tensors.map(({ name, type, shape }) => (
    <span key={name} className={classes['tensor']}>
      {`${name} ${type} [${shape.join(', ')}]`}
    </span>
  ));
}
