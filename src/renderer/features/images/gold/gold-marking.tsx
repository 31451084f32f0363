import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MarkReport } from '@shared/contract/gold';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { listing } from '../listing';
import classes from './gold-dialog.module.css';

const sources = ['review', 'mine'] as const;

/** Marks the selected images, or else all that are listed. */
export function GoldMarking() {
  const { t } = useTranslation();
  const { ids, selection } = useStore(listing);
  const isSelection = selection.selected.size > 0;
  const images = isSelection ? [...selection.selected] : [...(ids ?? [])];
  const [from, setFrom] = useState<(typeof sources)[number]>('review');
  const [report, setReport] = useState<MarkReport | null>(null);
  const { start, busy, failure } = useTask();
  const mark = () => start(async () => setReport(await call('gold.mark', { images, from })));
  return (
    <section className={classes['section']} aria-label={t('gold.mark')}>
      <h3>
        {t('gold.mark')} {t(isSelection ? 'gold.mark.selected' : 'gold.mark.listed', { count: images.length })}
      </h3>
      <div className={classes['marking']}>
        <SegmentedControl
          aria-label={t('gold.from')}
          data={sources.map((value) => ({ value, label: t(`gold.from.${value}`) }))}
          value={from}
          onChange={(value) => setFrom(sources.find((one) => one === value) ?? 'review')}
        />
        <Button loading={busy} disabled={images.length === 0} onClick={mark}>
          {t('gold.mark.do')}
        </Button>
      </div>
      <p className={classes['hint']}>{t(`gold.from.${from}.hint`)}</p>
      {report && <Message tone="notice">{t('gold.marked', { ...report })}</Message>}
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
    </section>
  );
}
