import { Button, Select } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { recheckStateSchema, type RecheckState } from '@shared/model/recheck';
import type { VersionView } from '@shared/contract/guideline-views';
import type { ImageId } from '@shared/model/ids';
import { EmptyState } from '../../../ui/empty-state';
import { place } from '../place';
import { useAnswer } from '../../../bridge/use-answer';
import { DismissDialog } from './dismiss-dialog';
import { OutcomeLine } from './outcome-line';
import { RecheckDetail } from './recheck-detail';
import { RecheckList } from './recheck-list';
import classes from './recheck.module.css';
import { confirmRecheck, reopenRecheck } from './settle';
import { SettleAllDialog } from './settle-all-dialog';
import { useRecheckCommands } from './use-recheck-commands';

interface Props {
  /** Only the labels that this member made: others look at theirs themselves. */
  readonly own: boolean;
  /** In force; null: nothing was published yet. */
  readonly version: VersionView | null;
  readonly onOpen: (image: ImageId) => void;
}

/** What one answer brings; what is settled makes room for the next. */
const shownAtMost = 500;

/** The labels that were made before a rule changed, one after another under the fingers. */
export function RecheckTab({ own, version, onOpen }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<RecheckState | 'all'>('pending');
  const [dismissing, setDismissing] = useState(false);
  const [settling, setSettling] = useState(false);
  const focus = useStore(place, (now) => now.recheck);
  const { value: queue, again } = useAnswer('guidelines.rechecks', {
    state: state === 'all' ? null : state,
    version: null,
    mine: own,
    offset: 0,
    limit: shownAtMost,
  });
  const items = queue?.items ?? [];
  const at = Math.min(focus, items.length - 1);
  const item = items[at];
  const actions = {
    confirm: () => item?.state === 'pending' && confirmRecheck(item.id, again),
    open: () => item && onOpen(item.image),
    dismiss: () => item?.state === 'pending' && setDismissing(true),
  };
  useRecheckCommands();
  if (queue === null) return null;
  return (
    <>
      <div className={classes['head']}>
        {version && <OutcomeLine version={version} />}
        {state === 'pending' && items.length > 1 && (
          <Button size="compact-xs" variant="default" onClick={() => setSettling(true)}>
            {t('cases.settleAll')}
          </Button>
        )}
        <Select
          className={classes['filter'] ?? ''}
          aria-label={t('guidelines.recheck.filter')}
          allowDeselect={false}
          data={[...recheckStateSchema.options, 'all' as const].map((one) => ({
            value: one,
            label: t(`guidelines.recheck.state.${one}`),
          }))}
          value={state}
          onChange={(value) => {
            place.setState({ recheck: 0 });
            setState(value === 'all' ? 'all' : recheckStateSchema.parse(value));
          }}
        />
      </div>
      {item === undefined ? (
        <EmptyState
          icon={IconListCheck}
          title={t(state === 'pending' ? 'guidelines.recheck.done' : 'guidelines.recheck.none')}
          hint={t(state === 'pending' ? 'guidelines.recheck.done.hint' : 'guidelines.recheck.none.hint')}
        />
      ) : (
        <div className={classes['columns']}>
          <RecheckList
            items={items}
            total={queue.total}
            at={at}
            actions={actions}
            onMove={(next) => place.setState({ recheck: next })}
          />
          <RecheckDetail key={item.id} item={item} actions={actions} onReopen={() => reopenRecheck(item.id, again)} />
        </div>
      )}
      {settling && (
        <SettleAllDialog rechecks={items.map(({ id }) => id)} onDone={again} onClose={() => setSettling(false)} />
      )}
      {dismissing && item && <DismissDialog recheck={item.id} onDone={again} onClose={() => setDismissing(false)} />}
    </>
  );
}
