import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '@shared/contract/workstation';
import { call } from '../../bridge/bridge';
import { reportFailure } from '../../i18n/show-error';
import { Message } from '../../ui/message';
import classes from './settings-screen.module.css';

/** Versions, to be told when something is wrong; and whether this is the runtime that ships. */
export function AboutSection() {
  const { t } = useTranslation();
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => reportFailure(call('workstation.about', {}).then(setAbout)), []);
  return (
    <section className={classes['about']}>
      <h2 className={classes['label']}>{t('settings.about')}</h2>
      {about && (
        <>
          <dl className={`${classes['facts']} selectable`}>
            <dt>{t('common.product')}</dt>
            <dd>{about.version}</dd>
            <dt>{t('settings.about.electron')}</dt>
            <dd>{about.electron}</dd>
            <dt>{t('settings.about.chromium')}</dt>
            <dd>{about.chromium}</dd>
            <dt>{t('settings.about.node')}</dt>
            <dd>{about.node}</dd>
          </dl>
          {!about.shippingRuntime && <Message tone="notice">{t('settings.about.development')}</Message>}
        </>
      )}
    </section>
  );
}
