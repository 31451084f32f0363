import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '@shared/contract/team';
import { roleSchema } from '@shared/model/member';
import { call } from '../../bridge/bridge';
import { describeError } from '../../i18n/describe-error';
import { reportFailure } from '../../i18n/show-error';
import { Dialog } from '../../ui/dialog';
import { IconButton } from '../../ui/icon-button';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import classes from './dialogs.module.css';

/** What a lead can do with another member. */
export function MemberMenu({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const roles = roleSchema.options.filter((role) => member.revoked || role !== member.role);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton icon={IconDots} size="sm" label={t('team.action', { name: member.name })} />
        </Menu.Target>
        <Menu.Dropdown>
          {roles.map((role) => (
            <Menu.Item
              key={role}
              onClick={() => reportFailure(call('team.changeRole', { member: member.id, role }).then(() => undefined))}
            >
              {t('team.role.change', { role: t(`common.role.${role}`) })}
            </Menu.Item>
          ))}
          {!member.revoked && <Menu.Item onClick={() => setEnding(true)}>{t('team.end')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {ending && <EndDialog member={member} onClose={() => setEnding(false)} />}
    </>
  );
}

function EndDialog({ member, onClose }: { readonly member: MemberView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const task = useTask();
  const { name } = member;
  const end = () =>
    task.start(async () => {
      await call('team.endAccess', { member: member.id });
      onClose();
    });
  return (
    <Dialog
      title={t('team.end.title', { name })}
      closeLabel={t('common.close')}
      opened
      onClose={onClose}
      footer={
        <>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={task.busy} onClick={end}>
            {t('team.end.confirm')}
          </Button>
        </>
      }
    >
      <p className={classes['words']}>{t('team.end.words', { name })}</p>
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
    </Dialog>
  );
}
