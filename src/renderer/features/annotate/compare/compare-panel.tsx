import { Button, Select } from '@mantine/core';
import { IconArrowsDiff, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImageId } from '@shared/model/ids';
import { call } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import { useKeyCaps } from '../../../commands/use-key-caps';
import { describeError } from '../../../i18n/describe-error';
import { modelStore } from '../../../models/model-store';
import { useModels } from '../../../models/use-models';
import { IconButton } from '../../../ui/icon-button';
import { Keys } from '../../../ui/keys';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import section from '../section.module.css';
import type { Session } from '../session/session';
import { compareStore } from './compare-store';
import classes from './compare-panel.module.css';
import type { ShownDifference } from './differences';
import { differenceMarks } from './marks';
import { useCompared, type ComparedImage } from './use-compared';
import { showDifference } from './walk-differences';

/** A model against the labels of this image: where they differ, and how. */
export function ComparePanel({ session }: { readonly session: Session }) {
  const compared = useCompared(session);
  return compared && <Comparison session={session} {...compared} />;
}

function Comparison({ session, ...image }: { readonly session: Session } & ComparedImage) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  const { model, compared } = image;
  const { differences, agreed } = compared;
  return (
    <section className={`${section['section']} ${classes['section']}`} aria-labelledby="annotate-compare">
      <div className={section['head']}>
        <IconArrowsDiff size={15} stroke={1.6} aria-hidden />
        <h2 id="annotate-compare" className={section['title']}>
          {t('differing.title')}
        </h2>
        {model && (
          <span className={section['count']}>{t('differing.count', { count: differences.length, agreed })}</span>
        )}
        <div className={section['end']}>
          <IconButton
            label={t('differing.close')}
            icon={IconX}
            size="sm"
            onClick={() => compareStore.setState({ isOpen: false })}
          />
        </div>
      </div>
      <Choice session={session} {...image} />
      {differences.length > 0 && (
        <ul className={classes['list']} aria-label={t('differing.list')}>
          {differences.map((difference) => (
            <Row key={difference.key} session={session} difference={difference} />
          ))}
        </ul>
      )}
      {differences.length > 0 && (
        <p className={classes['hint']}>
          <Keys caps={capsOf('annotate.compare.next') ?? []} /> {t('differing.hint.next')}{' '}
          <Keys caps={capsOf('annotate.compare.previous') ?? []} /> {t('differing.hint.previous')}
        </p>
      )}
    </section>
  );
}

/** Which model; one that has not looked at this image yet can do so now. */
function Choice({ session, models, model, sawNothing }: { readonly session: Session } & ComparedImage) {
  const { t } = useTranslation();
  const installed = useModels()?.filter(({ task }) => task === 'detect' || task === 'classify' || task === 'find-text');
  const chosen = useStore(compareStore, (state) => state.model);
  const [job, setJob] = useState<{ readonly id: string; readonly image: ImageId; readonly model: string } | null>(null);
  const status = useLive(({ jobs }) => jobs.find(({ id }) => id === job?.id)?.status);
  const isRunning = status === 'running';
  const task = useTask();
  const refs = [...new Set([...models, ...(installed ?? []).map(({ ref }) => ref)])];
  const wanted = refs.find((ref) => ref === chosen) ?? model ?? refs[0] ?? null;
  const runnable = installed?.find(({ ref }) => ref === wanted);
  const run = async () => {
    if (!runnable) return;
    const request = { model: runnable.ref, threshold: runnable.threshold, images: [session.image.id] };
    compareStore.setState({ model: runnable.ref });
    const started = await call('prelabel.run', {
      ...request,
      addClasses: false,
      mapping: {},
      reader: modelStore.getState().reader,
      again: true,
      replaces: 'own',
    });
    setJob({ id: started.job, image: session.image.id, model: runnable.ref });
  };
  useEffect(() => {
    if (status === 'done' && job) compareStore.setState({ looked: { image: job.image, model: job.model } });
  }, [status, job]);
  return (
    <div className={classes['choice']}>
      <Select
        size="xs"
        flex={1}
        miw={0}
        aria-label={t('differing.model')}
        allowDeselect={false}
        data={refs.map((ref) => ({ value: ref, label: installed?.find((one) => one.ref === ref)?.name ?? ref }))}
        value={wanted}
        onChange={(ref) => compareStore.setState({ model: ref })}
      />
      {runnable && !models.includes(runnable.ref) && (
        <Button size="compact-xs" loading={task.busy || isRunning} onClick={() => task.start(run)}>
          {t('differing.run')}
        </Button>
      )}
      {wanted !== null && !models.includes(wanted) && !isRunning && (
        <p className={classes['note']}>{t('differing.notYet')}</p>
      )}
      {sawNothing && <p className={classes['note']}>{t('differing.sawNothing')}</p>}
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </div>
  );
}

function Row({ session, difference }: { readonly session: Session; readonly difference: ShownDifference }) {
  const { t } = useTranslation();
  const styles = useStore(session.editor.store, (state) => state.classes);
  const isCurrent = useStore(compareStore, ({ current }) => current?.key === difference.key);
  const { kind, label, seen, similarity } = difference;
  const { letter, colour } = differenceMarks[kind];
  const nameOf = (id: string | undefined) => [...styles.values()].find((style) => style.id === id)?.name ?? '?';
  return (
    <li>
      <button
        type="button"
        className={classes['row']}
        aria-current={isCurrent || undefined}
        onClick={() => showDifference(session, difference)}
      >
        <span className={classes['mark']} style={{ background: colour }} aria-hidden>
          {letter}
        </span>
        {t(`differing.kind.${kind}`, {
          label: nameOf(label?.class),
          seen: nameOf(seen?.class),
          percent: Math.round((seen?.prediction.score ?? 0) * 100),
          overlap: similarity,
        })}
      </button>
    </li>
  );
}
