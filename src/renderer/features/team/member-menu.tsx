import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '@shared/contract/team';
import { roleSchema } from '@shared/model/member';
import { call } from '../../bridge/bridge';
import { reportFailure } from '../../i18n/show-error';
import { FormDialog } from '../../ui/form-dialog';
import { IconButton } from '../../ui/icon-button';
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
    <FormDialog
      title={t('team.end.title', { name })}
      action={t('team.end.confirm')}
      onClose={onClose}
      onSubmit={end}
      busy={task.busy}
      failure={task.failure}
      first="cancel"
    >
      <p className={classes['words']}>{t('team.end.words', { name })}</p>
    </FormDialog>
  );
}
