import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../bridge/use-answer';
import { InviteDialog } from './invite-dialog';
import { MembersTable } from './members-table';
import { SyncPanel } from './sync-panel';
import classes from './team-screen.module.css';

/** Who works on the project, who is behind, and how it goes from one to another. */
export function TeamScreen() {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const { value: team, again } = useAnswer('team.view', {});
  if (team === null) return <div className={classes['screen']} />;
  const you = team.members.find((member) => member.you);
  return (
    <div className={classes['screen']}>
      <section className={classes['people']} aria-labelledby="team-members">
        <div className={classes['bar']}>
          <h1 id="team-members" className={classes['title']}>
            {t('team.members', { count: team.members.length })}
          </h1>
          {you?.role === 'lead' && (
            <Button leftSection={<IconUserPlus size={15} stroke={1.7} />} onClick={() => setInviting(true)}>
              {t('team.invite')}
            </Button>
          )}
        </div>
        <MembersTable team={team} />
      </section>
      <SyncPanel team={team} again={again} />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  );
}
