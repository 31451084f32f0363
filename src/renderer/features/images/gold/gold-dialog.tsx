import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../../bridge/bridge';
import { useAnswer } from '../../../bridge/use-answer';
import { describeError } from '../../../i18n/describe-error';
import { Dialog } from '../../../ui/dialog';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import classes from './gold-dialog.module.css';
import { GoldList } from './gold-list';
import { GoldMarking } from './gold-marking';
import { GoldScores } from './gold-scores';

/** The pictures whose truth is known, how people do on them, and whether they are told. */
export function GoldDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { value: view } = useAnswer('gold.view', {});
  const { start, busy, failure } = useTask();
  return (
    <Dialog title={t('gold.title')} closeLabel={t('common.close')} opened onClose={onClose} width={640}>
      <p className={classes['hint']}>{t('gold.hint')}</p>
      {view && (
        <>
          {view.mayChange && <GoldMarking />}
          <GoldList images={view.images} mayChange={view.mayChange} />
          <GoldScores scores={view.scores} />
          <Switch
            label={t('gold.feedback')}
            description={t('gold.feedback.hint')}
            checked={view.feedback}
            disabled={!view.mayChange || busy}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              start(async () => void (await call('gold.setFeedback', { on })));
            }}
          />
        </>
      )}
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
    </Dialog>
  );
}
