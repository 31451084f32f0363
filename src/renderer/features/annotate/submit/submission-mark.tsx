import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../bridge/use-answer';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';
import { submitImage } from './submit-image';
import classes from './submission-mark.module.css';
import { Told } from './told';

/** Whether this person is done with the image, and the button that says so. */
export function SubmissionMark({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { id } = session.image;
  const { value } = useAnswer(
    'review.submission',
    { image: id },
    ({ images }) => images === null || images.length === 0 || images.includes(id),
  );
  if (value === null) return null;
  return (
    <>
      {value.told && <Told told={value.told} />}
      {value.at === null ? (
        <button type="button" className={classes['submit']} onClick={() => void submitImage(session).catch(showError)}>
          {t('review.submit')}
        </button>
      ) : (
        <span className={classes['done']} title={new Date(value.at).toLocaleString()}>
          <IconCheck size={13} aria-hidden /> {t('review.submitted')}
        </span>
      )}
    </>
  );
}
