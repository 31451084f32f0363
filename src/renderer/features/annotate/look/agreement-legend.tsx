import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { agreementInks, NO_AGREEMENT_INK } from '../../../canvas/view/painting/agreement-ink';
import { agreementStore } from './agreement-store';
import classes from './view-popover.module.css';

/** Which colour stands for how much agreement, or why there is none to show. */
export function AgreementLegend() {
  const { t } = useTranslation();
  const found = useStore(agreementStore, (state) => state.found);
  if (found === null) return null;
  if (found.type !== 'known')
    return (
      <p className={classes['legend']} role="status">
        {t(found.type === 'blind' ? 'agreement.blind' : 'agreement.alone')}
      </p>
    );
  return (
    <ul className={classes['legend']} aria-label={t('agreement.legend', { count: found.looked })}>
      {agreementInks.map(({ ink, from, to }) => (
        <li key={ink}>
          <span className={classes['swatch']} style={{ background: ink }} />
          {Math.round(from * 100)}–{Math.round(to * 100)}%
        </li>
      ))}
      <li>
        <span className={classes['swatch']} style={{ background: NO_AGREEMENT_INK }} />
        {t('agreement.none')}
      </li>
    </ul>
  );
}
