import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roleSchema, type Role } from '@shared/model/member';
import { publicKeySchema } from '@shared/sync/public-key';
import { call } from '../../bridge/bridge';
import { Dialog } from '../../ui/dialog';
import { FormDialog } from '../../ui/form-dialog';
import { useTask } from '../../ui/use-task';
import classes from './dialogs.module.css';

/** Admits somebody by name, role and key; the invitation they are sent comes out. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [made, setMade] = useState<{ readonly name: string; readonly invitation: string } | null>(null);
  return made === null ? (
    <InviteForm onMade={setMade} onClose={onClose} />
  ) : (
    <InvitationMade {...made} onClose={onClose} />
  );
}

interface FormProps {
  readonly onMade: (made: { name: string; invitation: string }) => void;
  readonly onClose: () => void;
}

function InviteForm({ onMade, onClose }: FormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('annotator');
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const parsed = publicKeySchema.safeParse(key.trim().toLowerCase());
  const submit = () => {
    setTried(true);
    if (name.trim() === '' || !parsed.success) return;
    task.start(async () => {
      const { invitation } = await call('team.invite', { name: name.trim(), role, key: parsed.data });
      onMade({ name: name.trim(), invitation });
    });
  };
  return (
    <FormDialog
      title={t('team.invite.title')}
      action={t('team.invite.make')}
      onClose={onClose}
      onSubmit={submit}
      busy={task.busy}
      failure={task.failure}
    >
      <TextInput
        data-autofocus
        label={t('team.invite.name')}
        value={name}
        maxLength={200}
        error={tried && name.trim() === '' && t('team.invite.name.missing')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes['field']}>
        <SegmentedControl
          aria-label={t('team.column.role')}
          fullWidth
          value={role}
          onChange={(value) => setRole(roleSchema.parse(value))}
          data={roleSchema.options.map((value) => ({ value, label: t(`common.role.${value}`) }))}
        />
        <p className={classes['hint']}>{t(`team.role.${role}.hint`)}</p>
      </div>
      <TextInput
        label={t('team.invite.key')}
        description={t('team.invite.key.hint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        classNames={{ input: classes['code'] ?? '' }}
        spellCheck={false}
        value={key}
        error={tried && !parsed.success && t('team.invite.key.bad')}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

interface MadeProps {
  readonly name: string;
  readonly invitation: string;
  readonly onClose: () => void;
}

function InvitationMade({ name, invitation, onClose }: MadeProps) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  return (
    <Dialog
      title={t('team.invited.title', { name })}
      closeLabel={t('common.close')}
      opened
      onClose={onClose}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button data-autofocus onClick={() => clipboard.copy(invitation)}>
            {clipboard.copied ? t('common.copied') : t('team.invited.copy')}
          </Button>
        </>
      }
    >
      <p className={classes['words']}>{t('team.invited.words', { name })}</p>
      <Textarea
        aria-label={t('team.invited.label')}
        readOnly
        autosize
        minRows={3}
        classNames={{ input: classes['code'] ?? '' }}
        value={invitation}
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  );
}
