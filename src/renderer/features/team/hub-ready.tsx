import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import type { MemberId } from '@shared/model/ids';
import { describeError } from '../../i18n/describe-error';
import { Dialog } from '../../ui/dialog';
import { Message } from '../../ui/message';
import classes from './dialogs.module.css';

interface Props {
  readonly team: TeamView;
  readonly members: readonly { readonly member: MemberId; readonly address: string | null }[];
  readonly busy: boolean;
  readonly failure: unknown;
  readonly onRenew: (member: MemberId) => void;
  readonly onClose: () => void;
}

/** The addresses that were made: each is told once, and is for one member. */
export function HubReady({ team, members, busy, failure, onRenew, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('team.hub.ready.title')}
      closeLabel={t('common.close')}
      opened
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <p className={classes['words']}>{t('team.hub.ready.words')}</p>
      <ul className={classes['addresses']} aria-label={t('team.hub.ready.list')}>
        {members.map(({ member, address }) => {
          const { name = '', you = false } = team.members.find(({ id }) => id === member) ?? {};
          return (
            <li key={member}>
              <span id={`hub-${member}`} className={classes['name']}>
                {name}
              </span>
              <Way
                address={address}
                you={you}
                describedBy={`hub-${member}`}
                busy={busy}
                onRenew={() => onRenew(member)}
              />
            </li>
          );
        })}
      </ul>
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
    </Dialog>
  );
}

interface WayProps {
  readonly address: string | null;
  readonly you: boolean;
  readonly describedBy: string;
  readonly busy: boolean;
  readonly onRenew: () => void;
}

function Way({ address, you, describedBy, busy, onRenew }: WayProps) {
  const { t } = useTranslation();
  if (address === null) {
    return (
      <Button variant="default" size="compact-sm" disabled={busy} onClick={onRenew} aria-describedby={describedBy}>
        {t('team.hub.renew')}
      </Button>
    );
  }
  // One's own is kept on this machine already.
  if (you) return <span className={classes['dim']}>{t('team.hub.ready.you')}</span>;
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy} aria-describedby={describedBy}>
          {copied ? t('common.copied') : t('team.hub.copy')}
        </Button>
      )}
    </CopyButton>
  );
}
