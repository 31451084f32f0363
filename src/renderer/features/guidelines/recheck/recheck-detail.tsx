import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecheckView } from '@shared/contract/guideline-views';
import { Keys } from '../../../ui/keys';
import { ClassTags } from '../parts/class-tags';
import { Crop } from '../../../crop/crop';
import { ChangedRule } from './changed-rule';
import classes from './recheck.module.css';
import type { RecheckActions } from './recheck-actions';

interface Props {
  readonly item: RecheckView;
  readonly actions: RecheckActions;
  readonly onReopen: () => void;
}

/** The label large, and what the rules said when it was made beside what they say now. */
export function RecheckDetail({ item, actions, onReopen }: Props) {
  const { t } = useTranslation();
  const { label, before } = item;
  const moved = label !== null && before !== null && JSON.stringify(label.geometry) !== JSON.stringify(before.geometry);
  return (
    <section className={classes['detail']} aria-label={t('guidelines.recheck.label')}>
      <div className={classes['picture']}>
        <Crop
          image={item.image}
          region={(label ?? before)?.geometry ?? null}
          before={moved ? before.geometry : null}
          label={t('guidelines.recheck.label')}
          aspect={16 / 9}
        />
        <div className={classes['buttons']}>
          {label ? <ClassTags ids={[label.class]} /> : <span>{t('guidelines.recheck.deleted')}</span>}
          <span className={classes['gap']} />
          {item.state === 'pending' ? (
            <>
              <Button variant="default" rightSection={<Keys caps={['X']} />} onClick={actions.dismiss}>
                {t('guidelines.recheck.dismiss')}
              </Button>
              <Button variant="default" rightSection={<Keys caps={['O']} />} onClick={actions.open}>
                {t('guidelines.recheck.open')}
              </Button>
              <Button rightSection={<Keys caps={['Enter']} />} onClick={actions.confirm}>
                {t('guidelines.recheck.confirm')}
              </Button>
            </>
          ) : (
            <Button variant="default" onClick={onReopen}>
              {t('guidelines.recheck.reopen')}
            </Button>
          )}
        </div>
        {item.settled && item.settled.note !== '' && <p className={classes['note']}>{item.settled.note}</p>}
      </div>
      {item.rules.map((rule) => (
        <ChangedRule key={rule} rule={rule} from={item.madeUnder} to={item.version} />
      ))}
    </section>
  );
}
