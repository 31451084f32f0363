import { Slider } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialogs.module.css';

interface Props {
  /** 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** The confidence below which suggestions are not kept. */
export function ThresholdField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const labelId = useId();
  const percent = Math.round(value * 100);
  return (
    <div>
      <div className={classes['sliderHead']}>
        <span id={labelId} className={classes['label']}>
          {t('images.prelabel.threshold')}
        </span>
        <output>{t('common.percent', { value: percent / 100 })}</output>
      </div>
      <Slider
        size={4}
        thumbSize={14}
        label={null}
        thumbProps={{ 'aria-labelledby': labelId }}
        min={5}
        max={95}
        step={1}
        value={percent}
        onChange={(next) => onChange(next / 100)}
      />
      <div className={classes['ends']}>
        <span>{t('images.prelabel.threshold.more')}</span>
        <span>{t('images.prelabel.threshold.surer')}</span>
      </div>
    </div>
  );
}
