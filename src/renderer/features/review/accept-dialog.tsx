import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreedPreview, ReviewSettings } from '@shared/contract/review';
import { call } from '../../bridge/bridge';
import { useLive } from '../../bridge/use-live';
import { FormDialog } from '../../ui/form-dialog';
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
    <FormDialog
      title={t('review.agreed.title')}
      action={t('review.agreed.accept', { count: preview?.things ?? 0 })}
      onClose={onClose}
      onSubmit={accept}
      busy={busy}
      disabled={!preview || preview.things === 0}
      failure={wrong}
      first="action"
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
    </FormDialog>
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
