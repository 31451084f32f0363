import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CalibrationItem } from '@shared/contract/calibration';
import type { ClassId } from '@shared/model/ids';
import { useLive } from '../bridge/use-live';
import { Crop } from '../crop/crop';
import { Markdown } from '../ui/markdown';
import classes from './calibration.module.css';

interface Props {
  readonly item: CalibrationItem;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Undefined: not given yet; null: nothing is to be labelled. */
  readonly answer: ClassId | null | undefined;
  readonly onAnswer: (answer: ClassId | null) => void;
}

/** One place: what is it? Once answered, what was decided, and the rule that says so. */
export function DisputedPlace({ item, number, of, answer, onAnswer }: Props) {
  const { t } = useTranslation();
  const labelClasses = useLive((state) => state.classes);
  const nameOf = (id: ClassId | null) =>
    id === null
      ? t('calibration.nothing')
      : (labelClasses.find((one) => one.id === id)?.name ?? t('guidelines.class.gone'));
  const answered = answer !== undefined;
  const isRight = answer === item.decided;
  return (
    <div className={classes['place']}>
      <p className={`${classes['line']} figures`}>{t('calibration.question', { number, of })}</p>
      <Crop image={item.image} region={item.region} label={t('calibration.place')} aspect={16 / 9} />
      <div className={classes['choices']} role="group" aria-label={t('calibration.choices')}>
        {[...item.choices, null].map((choice) => (
          <Button
            key={choice}
            variant={answered && choice === answer ? 'filled' : 'default'}
            disabled={answered && choice !== answer}
            onClick={() => !answered && onAnswer(choice)}
          >
            {nameOf(choice)}
          </Button>
        ))}
      </div>
      {answered && (
        <section className={classes['verdict']} data-right={isRight} role="status">
          <p className={classes['result']}>
            {isRight ? <IconCheck size={15} stroke={2.2} aria-hidden /> : <IconX size={15} stroke={2.2} aria-hidden />}
            {t(isRight ? 'calibration.right' : 'calibration.wrong', { decided: nameOf(item.decided) })}
          </p>
          <Markdown text={item.decision} />
          {item.rule && (
            <>
              <h3 className={classes['rule']}>{item.rule.title}</h3>
              <Markdown text={item.rule.text} />
            </>
          )}
        </section>
      )}
    </div>
  );
}
