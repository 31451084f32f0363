import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConflictView } from '@shared/contract/conflicts';
import type { TeamView } from '@shared/contract/team';
import { Crop } from '../../crop/crop';
import { describeAgo } from '../../ui/describe-ago';
import { useNow } from '../../ui/use-now';
import classes from './conflicts-dialog.module.css';

interface Props {
  readonly conflict: ConflictView;
  readonly team: TeamView;
  readonly busy: boolean;
  readonly onKeep: (revision: number) => void;
}

/** One thing with its values in columns: who, when, and where they differ. */
export function ConflictCard({ conflict, team, busy, onKeep }: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { kind, name, image, values, fields, decidable } = conflict;
  const nameOf = (id: string) => team.members.find((member) => member.id === id)?.name ?? t('team.report.somebody');
  const hasRegions = image !== null && values.some(({ region }) => region !== null);
  return (
    <li className={classes['card']}>
      <h3 className={classes['title']}>
        {t(`team.kind.${kind}`)}
        {name !== null && <span className={classes['name']}>{name}</span>}
      </h3>
      <div className={classes['values']}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('team.conflicts.field')}</th>
              {values.map(({ revision, member, at, counts }) => (
                <th key={revision} scope="col">
                  {t('team.conflicts.by', {
                    name: nameOf(member),
                    ago: describeAgo(new Date(at), now, i18n.language),
                  })}
                  {counts && <span className={classes['counts']}>{t('team.conflicts.counts')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hasRegions && (
              <tr>
                <th scope="row">{t('team.conflicts.shape')}</th>
                {values.map(({ revision, region, member }) => (
                  <td key={revision}>
                    {region && (
                      <Crop image={image} region={region} label={t('team.conflicts.crop', { name: nameOf(member) })} />
                    )}
                  </td>
                ))}
              </tr>
            )}
            {fields
              .filter(({ path }) => !(hasRegions && /(^|\.)(geometry|region)$/.test(path)))
              .map(({ path, values: said }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  {values.map(({ revision, deleted }, index) => (
                    <td key={revision} className={said[index] === null ? classes['dim'] : undefined}>
                      {said[index] ?? t(deleted ? 'team.conflicts.deleted' : 'team.conflicts.absent')}
                    </td>
                  ))}
                </tr>
              ))}
            {decidable && (
              <tr>
                <th scope="row">{t('team.conflicts.choice')}</th>
                {values.map(({ revision, deleted }) => (
                  <td key={revision}>
                    <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onKeep(revision)}>
                      {t(deleted ? 'team.conflicts.keepDeleted' : 'team.conflicts.keep')}
                    </Button>
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {!decidable && <p className={classes['dim']}>{t('team.conflicts.notYours')}</p>}
    </li>
  );
}
