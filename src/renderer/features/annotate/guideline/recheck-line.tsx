import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { sameGeometry } from '@shared/geometry/same-geometry';
import { useKeyCaps } from '../../../commands/use-key-caps';
import { showError } from '../../../i18n/show-error';
import { Keys } from '../../../ui/keys';
import { useTask } from '../../../ui/use-task';
import type { Session } from '../session/session';
import classes from './guideline-tab.module.css';
import { panelStore } from './panel-store';
import { settleRecheck } from './settle-recheck';

/** The selected label was made before a rule for it changed, and nobody has looked at it since. */
export function RecheckLine({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  const { start, busy } = useTask();
  const recheck = useStore(panelStore, (state) => state.panel?.recheck ?? null);
  const number = useStore(panelStore, (state) => state.panel?.version?.number ?? 0);
  if (recheck === null) return null;
  const { label, before } = recheck;
  const isSame = label && before && label.class === before.class && sameGeometry(label.geometry, before.geometry);
  return (
    <div className={classes['recheck']} role="status">
      <p>{t(isSame ? 'annotate.recheck.older' : 'annotate.recheck.changed', { number })}</p>
      <Button
        size="compact-xs"
        variant="default"
        loading={busy}
        rightSection={<Keys caps={capsOf('annotate.guideline.as-it-is') ?? []} />}
        onClick={() => start(() => settleRecheck(session, recheck).catch(showError))}
      >
        {t(isSame ? 'annotate.recheck.asItIs' : 'annotate.recheck.done')}
      </Button>
    </div>
  );
}
