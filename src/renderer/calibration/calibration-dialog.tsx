import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CalibrationItem } from '@shared/contract/calibration';
import type { ClassId, GuidelineVersionId } from '@shared/model/ids';
import { call } from '../bridge/bridge';
import { useAnswer } from '../bridge/use-answer';
import { describeError } from '../i18n/describe-error';
import { Dialog } from '../ui/dialog';
import { Message } from '../ui/message';
import { useTask } from '../ui/use-task';
import { calibration, closeCalibration } from './calibration';
import classes from './calibration.module.css';
import { DisputedPlace } from './disputed-place';

/** Five disputed places to try a version on; hosted once for the whole window. */
export function CalibrationDialog() {
  const version = useStore(calibration, (state) => state.version);
  return version && <Calibration key={version} version={version} />;
}

function never(): boolean {
  return false;
}

function Calibration({ version }: { readonly version: GuidelineVersionId }) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState(false);
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<ReadonlyMap<CalibrationItem['place'], ClassId | null>>(new Map());
  const task = useTask();
  // The places stay as they were at the start, whatever others do meanwhile.
  const { value: items } = useAnswer('guidelines.calibration', { version }, never);
  if (items === null) return null;
  const item = items[at];
  const isAnswered = item !== undefined && answers.has(item.place);
  const right = items.filter(({ place, decided }) => answers.has(place) && answers.get(place) === decided).length;
  const next = () => {
    if (at + 1 < items.length) return setAt(at + 1);
    task.start(async () => {
      await call('guidelines.calibrate', {
        version,
        answers: items.map(({ place }) => ({ place, answer: answers.get(place) ?? null })),
      });
      setAt(items.length);
    });
  };
  const over = begun && item === undefined;
  return (
    <Dialog
      title={t('calibration.title')}
      closeLabel={t('common.close')}
      opened
      width={640}
      onClose={closeCalibration}
      footer={
        <>
          <Button variant="default" onClick={closeCalibration}>
            {t(over ? 'common.close' : 'calibration.notNow')}
          </Button>
          {!begun && (
            <Button data-autofocus onClick={() => setBegun(true)}>
              {t('calibration.begin')}
            </Button>
          )}
          {begun && !over && (
            <Button disabled={!isAnswered} loading={task.busy} onClick={next}>
              {t(at + 1 < items.length ? 'calibration.next' : 'calibration.finish')}
            </Button>
          )}
        </>
      }
    >
      {!begun && <p className={classes['line']}>{t('calibration.offer', { count: items.length })}</p>}
      {begun && item && (
        <DisputedPlace
          key={item.place}
          item={item}
          number={at + 1}
          of={items.length}
          answer={answers.get(item.place)}
          onAnswer={(answer) => setAnswers((old) => new Map(old).set(item.place, answer))}
        />
      )}
      {over && <p className={classes['score']}>{t('calibration.score', { right, of: items.length })}</p>}
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </Dialog>
  );
}
