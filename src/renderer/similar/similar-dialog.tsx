import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SimilarAnswer, SimilarObject, SimilarTo } from '@shared/contract/embeddings';
import type { ImageId } from '@shared/model/ids';
import { call } from '../bridge/bridge';
import { useLive } from '../bridge/use-live';
import { Crop } from '../crop/crop';
import { describeError } from '../i18n/describe-error';
import { Dialog } from '../ui/dialog';
import { Message } from '../ui/message';
import { closeSimilar, similar } from './similar';
import classes from './similar-dialog.module.css';

const MOST = 48;

/** The objects, or the images, that look most like one, the most alike first. */
export function SimilarDialog({ onOpen }: { readonly onOpen: (image: ImageId) => void }) {
  const { t } = useTranslation();
  const to = useStore(similar, (state) => state.to);
  return (
    <Dialog
      title={t(to?.type === 'image' ? 'models.similar.images' : 'models.similar.objects')}
      closeLabel={t('common.close')}
      opened={to !== null}
      onClose={closeSimilar}
      width={860}
    >
      {to && <Similar key={JSON.stringify(to)} to={to} onOpen={onOpen} />}
    </Dialog>
  );
}

function Similar({ to, onOpen }: { readonly to: SimilarTo; readonly onOpen: (image: ImageId) => void }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<SimilarAnswer | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [job, setJob] = useState<string | null>(null);
  const state = useLive(({ jobs }) => jobs.find(({ id }) => id === job));
  const isComputing = job !== null && (state === undefined || state.status === 'running');
  useEffect(() => {
    if (isComputing) return undefined;
    let isShown = true;
    call('embeddings.similar', { to, count: MOST }).then(
      (found) => isShown && setAnswer(found),
      (error: unknown) => isShown && setFailure(error),
    );
    return () => {
      isShown = false;
    };
  }, [to, isComputing]);
  const compute = () => {
    call('embeddings.compute', {}).then(({ job: started }) => setJob(started), setFailure);
  };

  if (failure !== null) return <Message tone="error">{describeError(t, failure)}</Message>;
  if (answer === null) return <Loader size="sm" aria-label={t('models.similar.looking')} />;
  return (
    <div className={classes['content']}>
      {(answer.unknown > 0 || isComputing) && (
        <div className={classes['unknown']}>
          <span>{t('models.similar.unknown', { unknown: answer.unknown, compared: answer.compared })}</span>
          <Button size="compact-sm" loading={isComputing} onClick={compute}>
            {t('models.similar.compute')}
          </Button>
        </div>
      )}
      {answer.found.length === 0 && answer.unknown === 0 && <Message tone="notice">{t('models.similar.none')}</Message>}
      <ol className={classes['grid']} aria-label={t('models.similar.found')}>
        {answer.found.map((found) => (
          <li key={found.id ?? found.image}>
            <SimilarCard found={found} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface CardProps {
  readonly found: SimilarObject;
  readonly onOpen: (image: ImageId) => void;
}

function SimilarCard({ found, onOpen }: CardProps) {
  const { t } = useTranslation();
  const labelClass = useLive((state) => state.classes.find(({ id }) => id === found.class));
  const percent = Math.round(Math.max(0, found.similarity) * 100);
  const name = labelClass?.name ?? found.path;
  return (
    <button
      type="button"
      className={classes['card']}
      title={found.path}
      onClick={() => {
        closeSimilar();
        onOpen(found.image);
      }}
    >
      <Crop image={found.image} region={found.geometry} label={name} colour={labelClass?.colour} />
      <span className={classes['line']}>
        <span className={classes['name']}>{name}</span>
        {found.source === 'prediction' && <span className={classes['suggested']}>{t('models.similar.suggested')}</span>}
        <span className={classes['percent']}>{t('models.similar.percent', { percent })}</span>
      </span>
    </button>
  );
}
