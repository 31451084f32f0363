import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MemberView, TeamView } from '@shared/contract/team';
import { describeAgo } from '../../ui/describe-ago';
import { useNow } from '../../ui/use-now';
import { MemberMenu } from './member-menu';
import classes from './members-table.module.css';

/** Everybody, with what they did last and which guideline they know. */
export function MembersTable({ team }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const lead = team.members.some(({ you, role, revoked }) => you && role === 'lead' && !revoked);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to take the focus, to be read without a pointer
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('team.members.table')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('team.column.name')}</th>
            <th scope="col">{t('team.column.role')}</th>
            <th scope="col">{t('team.column.assigned')}</th>
            <th scope="col">{t('team.column.guideline')}</th>
            <th scope="col" className={classes['number']}>
              {t('team.column.changes')}
            </th>
            <th scope="col">{t('team.column.last')}</th>
            {lead && (
              <th scope="col" className={classes['actions']}>
                <VisuallyHidden>{t('team.column.actions')}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {team.members.map((member) => (
            <Line key={member.id} member={member} guideline={team.guideline} lead={lead} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly member: MemberView;
  readonly guideline: number | null;
  /** Whoever looks is a lead. */
  readonly lead: boolean;
}

function Line({ member, guideline, lead }: LineProps) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <tr>
      <th scope="row" className={`${classes['name']} selectable`} title={member.name}>
        <bdi>{member.name}</bdi>
        {member.you && ' '}
        {member.you && <span className={classes['tag']}>{t('team.you')}</span>}
        {member.founder && ' '}
        {member.founder && <span className={classes['tag']}>{t('team.founder')}</span>}
      </th>
      <td>
        {member.revoked ? <span className={classes['dim']}>{t('team.revoked')}</span> : t(`common.role.${member.role}`)}
      </td>
      <td className="figures">
        <Work member={member} />
      </td>
      <td>
        <Read read={member.read} guideline={guideline} />
      </td>
      <td className={`${classes['number']} figures`}>{t('common.number', { value: member.changes })}</td>
      <td className={classes['dim']}>
        {member.lastAt === null
          ? t(member.admitted ? 'team.last.nothing' : 'team.last.imported')
          : describeAgo(new Date(member.lastAt), now, i18n.language)}
      </td>
      {lead && (
        <td className={classes['actions']}>{member.admitted && !member.you && <MemberMenu member={member} />}</td>
      )}
    </tr>
  );
}

function Work({ member: { assigned, done, late } }: { readonly member: MemberView }) {
  const { t } = useTranslation();
  if (assigned === 0) return <span className={classes['dim']}>{t('assign.none')}</span>;
  return (
    <>
      {t('assign.counts', { done, assigned })}
      {late > 0 && ' '}
      {late > 0 && <span className={classes['behind']}>{t('assign.late', { count: late })}</span>}
    </>
  );
}

function Read({ read, guideline }: { readonly read: number | null; readonly guideline: number | null }) {
  const { t } = useTranslation();
  if (guideline === null) return <span className={classes['dim']}>{t('team.read.none')}</span>;
  if (read === guideline) return <span className={classes['agree']}>{t('team.read.current', { number: read })}</span>;
  return (
    <span className={classes['behind']}>
      {read === null ? t('team.read.never') : t('team.read.behind', { number: read, current: guideline })}
    </span>
  );
}
