import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import type { MemberId } from '@shared/model/ids';
import { call } from '../../bridge/bridge';
import { FormDialog } from '../../ui/form-dialog';
import { useTask } from '../../ui/use-task';
import classes from './dialogs.module.css';
import { HubReady } from './hub-ready';
import { StorageKeysDialog } from './storage-keys-dialog';

interface Props {
  readonly team: TeamView;
  /** Syncs with this place from now on. */
  readonly onUse: (place: string) => void;
  /** Keys for the storage beside it were kept. */
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

/** A lead's database that is the hub from now on, with what was made of it. */
interface Made {
  readonly owner: string;
  readonly members: readonly { readonly member: MemberId; readonly address: string | null }[];
}

/** The way to a team hub: by an address that one was sent, or, for a lead, by making a database the hub. */
export function HubDialog({ team, onUse, onKeys, onClose }: Props) {
  const [made, setMade] = useState<Made | null>(null);
  const [locked, setLocked] = useState<string | null>(null);
  const task = useTask();
  const setUp = async (owner: string, renewed: readonly MemberId[], pictures: string | null) => {
    const { members, place } = await call('team.setUpHub', { address: owner, renewed: [...renewed], pictures });
    // An address is told once: those from before stay.
    const before = (member: MemberId) => made?.members.find((one) => one.member === member)?.address ?? null;
    setMade({ owner, members: members.map(({ member, address }) => ({ member, address: address ?? before(member) })) });
    if (place !== null) onUse(place);
  };
  if (locked !== null) return <StorageKeysDialog place={locked} onKept={onKeys} onClose={onClose} />;
  if (made === null)
    return (
      <HubForm
        team={team}
        onUse={onUse}
        onSetUp={(owner, pictures) => setUp(owner, [], pictures)}
        onStorage={setLocked}
        onClose={onClose}
      />
    );
  return (
    <HubReady
      team={team}
      members={made.members}
      busy={task.busy}
      failure={task.failure}
      onRenew={(member) => task.start(() => setUp(made.owner, [member], null))}
      onClose={onClose}
    />
  );
}

interface FormProps extends Omit<Props, 'onKeys'> {
  readonly onSetUp: (owner: string, pictures: string | null) => Promise<void>;
  /** The pictures of this hub lie in storage for which there are no keys here yet. */
  readonly onStorage: (place: string) => void;
}

function HubForm({ team, onUse, onSetUp, onStorage, onClose }: FormProps) {
  const { t } = useTranslation();
  const isLead = team.members.find(({ you }) => you)?.role === 'lead';
  const [way, setWay] = useState<'use' | 'setUp'>('use');
  const [address, setAddress] = useState('');
  const [pictures, setPictures] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const submit = () => {
    setTried(true);
    if (address.trim() === '') return;
    task.start(async () => {
      if (way === 'setUp') return onSetUp(address.trim(), pictures.trim() || null);
      const { place } = await call('team.useHub', { address: address.trim() });
      onUse(place);
      const { storage } = await call('team.storage', { place });
      if (storage === null || storage.hasKeys) onClose();
      else onStorage(place);
    });
  };
  return (
    <FormDialog
      title={t('team.hub.title')}
      action={t(`team.hub.${way}.start`)}
      onSubmit={submit}
      onClose={onClose}
      busy={task.busy}
      failure={task.failure}
    >
      {isLead && (
        <SegmentedControl
          aria-label={t('team.hub.way')}
          fullWidth
          value={way}
          onChange={(value) => setWay(value === 'setUp' ? 'setUp' : 'use')}
          data={(['use', 'setUp'] as const).map((value) => ({ value, label: t(`team.hub.${value}.way`) }))}
        />
      )}
      <p className={classes['hint']}>{t(`team.hub.${way}.hint`)}</p>
      <PasswordInput
        data-autofocus
        label={t('team.hub.address')}
        placeholder={t('team.hub.address.form')}
        classNames={{ innerInput: classes['code'] ?? '' }}
        spellCheck={false}
        value={address}
        error={tried && address.trim() === '' && t('team.hub.address.missing')}
        visibilityToggleButtonProps={{ 'aria-label': t('team.hub.address.show') }}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      {way === 'setUp' && (
        <TextInput
          label={t('team.hub.pictures')}
          description={t('team.hub.pictures.hint')}
          placeholder={t('team.hub.pictures.form')}
          classNames={{ input: classes['code'] ?? '' }}
          spellCheck={false}
          value={pictures}
          onChange={(event) => setPictures(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
