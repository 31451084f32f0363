import { Button } from '@mantine/core';
import { IconScale, IconUsers } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { on } from '../../bridge/bridge';
import { afterPaint } from '../../bridge/after-paint';
import { throttle } from '../../bridge/throttle';
import { showError } from '../../i18n/show-error';
import { EmptyState } from '../../ui/empty-state';
import { AcceptDialog } from './accept-dialog';
import { cards } from './cards';
import { DisputeCanvas } from './dispute-canvas';
import { DisputeCard } from './dispute-card';
import { GapDialog } from './gap-dialog';
import { QueueList } from './queue-list';
import { imagesChanged, refreshQueue, setFilter } from './review-actions';
import { Reading, Stopped } from './reading';
import { ReviewBar } from './review-bar';
import { initialReview, reviewState } from './review-store';
import classes from './review.module.css';
import { useReviewCommands } from './use-review-commands';

const READ_EVERY_MILLISECONDS = 300;

/** Where people read a picture differently, one dispute after the other under the fingers. */
export function ReviewScreen({ onImages }: { readonly onImages: () => void }) {
  const { t } = useTranslation();
  const { queue, filter, settings, at, card, result, comment, reading, stopped } = useStore(reviewState);
  const [dialog, setDialog] = useState<'gap' | 'accept' | null>(null);
  const openGap = useCallback(() => setDialog('gap'), []);
  const openAccept = useCallback(() => setDialog('accept'), []);
  useReviewCommands(openGap);
  useFollowedQueue();
  if (queue === null)
    return (
      <div className={classes['screen']}>
        {stopped ? <Stopped /> : reading && <Reading done={reading.done} total={reading.total} />}
      </div>
    );
  return (
    <div className={classes['screen']}>
      {queue.images > 0 && (
        <ReviewBar
          filter={filter}
          settings={settings}
          counts={queue.counts}
          history={queue.history}
          onAccept={openAccept}
        />
      )}
      {reading && <Reading done={reading.done} total={reading.total} />}
      {queue.items.length === 0 ? (
        <NothingToSettle
          images={queue.images}
          agreed={queue.counts.standing.agreed}
          onAccept={openAccept}
          onImages={onImages}
        />
      ) : (
        <div className={classes['columns']}>
          <div className={classes['queue']}>
            <QueueList items={queue.items} total={queue.total} at={at} />
          </div>
          <section className={classes['centre']} aria-label={t('review.picture')}>
            {card && result && <DisputeCanvas card={card} result={result} />}
          </section>
          {card && result ? (
            <DisputeCard card={card} result={result} comment={comment} onGap={openGap} />
          ) : (
            <aside className={classes['card']} aria-label={t('review.card')} />
          )}
        </div>
      )}
      {dialog === 'gap' && card && <GapDialog card={card} onClose={() => setDialog(null)} />}
      {dialog === 'accept' && <AcceptDialog settings={settings} onClose={() => setDialog(null)} />}
    </div>
  );
}

interface NothingProps {
  readonly images: number;
  readonly agreed: number;
  readonly onAccept: () => void;
  readonly onImages: () => void;
}

function NothingToSettle({ images, agreed, onAccept, onImages }: NothingProps) {
  const { t } = useTranslation();
  if (images === 0)
    return (
      <EmptyState icon={IconUsers} title={t('review.alone')} hint={t('review.alone.hint')}>
        <Button onClick={onImages}>{t('review.alone.images')}</Button>
      </EmptyState>
    );
  return (
    <EmptyState icon={IconScale} title={t('review.done')} hint={t('review.done.hint', { count: agreed })}>
      {agreed > 0 ? (
        <Button onClick={onAccept}>{t('review.acceptAgreed', { count: agreed })}</Button>
      ) : (
        <Button variant="default" onClick={() => setFilter({ ...initialReview.filter, standings: ['settled'] })}>
          {t('review.done.show')}
        </Button>
      )}
    </EmptyState>
  );
}

/** The queue is read when the screen opens, and again after each commit. */
function useFollowedQueue(): void {
  useEffect(() => {
    cards.forget();
    refreshQueue().catch(showError);
    const again = throttle(() => void afterPaint().then(refreshQueue).catch(showError), READ_EVERY_MILLISECONDS);
    const endProgress = on('review.progress', (reading) => reviewState.setState({ reading }));
    const endChanges = on('project.changed', ({ images }) => {
      if (images === null) imagesChanged(null);
      else {
        cards.forget(images);
        again();
      }
    });
    return () => {
      endProgress();
      endChanges();
    };
  }, []);
}
