import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreedPreview, ReviewSettings } from '@shared/contract/review';
import { call } from '../../bridge/bridge';
import { useLive } from '../../bridge/use-live';
import { describeError } from '../../i18n/describe-error';
import { Dialog } from '../../ui/dialog';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import { imagesChanged } from './review-actions';
import classes from './review.module.css';

/** What would be accepted at once, before it is. */
export function AcceptDialog({
  settings,
  onClose,
}: {
  readonly settings: ReviewSettings;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const [preview, setPreview] = useState<AgreedPreview | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const { start, busy, failure } = useTask();
  useEffect(() => {
    call('review.agreed', { settings }).then(setPreview, setProblem);
  }, [settings]);
  const accept = () =>
    start(async () => {
      await call('review.acceptAgreed', { settings });
      imagesChanged(null);
      onClose();
    });
  const wrong = problem ?? failure;
  return (
    <Dialog
      opened
      title={t('review.agreed.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      onSubmit={accept}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" data-autofocus loading={busy} disabled={!preview || preview.things === 0}>
            {t('review.agreed.accept', { count: preview?.things ?? 0 })}
          </Button>
        </>
      }
    >
      {preview && (
        <>
          <p>{t('review.agreed.hint', { count: preview.things, images: preview.images })}</p>
          <dl className={classes['differences']}>
            {preview.byClass.map(({ class: id, count }) => (
              <ClassCount key={id} name={known.find((one) => one.id === id)?.name ?? ''} count={count} />
            ))}
          </dl>
        </>
      )}
      {wrong !== null && <Message tone="error">{describeError(t, wrong)}</Message>}
    </Dialog>
  );
}

function ClassCount({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="figures">{count}</dd>
    </>
  );
}
