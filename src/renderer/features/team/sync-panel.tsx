import { Button, Checkbox, Menu } from '@mantine/core';
import { IconDatabase, IconFolderPlus, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '@shared/contract/team';
import { isHubAddress } from '@shared/sync/hub-address';
import { describeError } from '../../i18n/describe-error';
import { reportFailure } from '../../i18n/show-error';
import { CopyKey } from '../../ui/copy-key';
import { describeAgo } from '../../ui/describe-ago';
import { useNow } from '../../ui/use-now';
import { formatBytes } from '../../ui/format-bytes';
import { Message } from '../../ui/message';
import { Batches } from './batches';
import { CompactDialog } from './compact-dialog';
import { HubDialog } from './hub-dialog';
import { PackPanel } from './pack-panel';
import { StorageKeysDialog } from './storage-keys-dialog';
import { SyncFacts } from './sync-facts';
import classes from './sync-panel.module.css';
import { useSync, type Sync } from './use-sync';

interface Props {
  readonly team: TeamView;
  readonly again: () => void;
}

/** The folder or the hub that the team shares, and what goes through it. */
export function SyncPanel({ team, again }: Props) {
  const { t } = useTranslation();
  const sync = useSync(team, again);
  const [choosingHub, setChoosingHub] = useState(false);
  const [enteringKeys, setEnteringKeys] = useState(false);
  const hub = team.places.find(({ place }) => isHubAddress(place))?.place;
  const toHub = () => setChoosingHub(true);
  const toKeys = () => setEnteringKeys(true);
  return (
    <aside className={classes['panel']} aria-labelledby="team-sync">
      <div className={classes['bar']}>
        <h2 id="team-sync" className={classes['title']}>
          {t('team.sync')}
        </h2>
      </div>
      <div className={classes['body']}>
        {sync.place === null ? (
          <NoPlace sync={sync} onHub={toHub} />
        ) : (
          <Place sync={sync} place={sync.place} team={team} onHub={toHub} onKeys={toKeys} />
        )}
        <Problems sync={sync} team={team} onKeys={toKeys} />
        {hub !== undefined && <Batches team={team} hub={hub} />}
        <PackPanel pictureBytes={team.pictureBytes} again={again} />
        <SyncFacts team={team} />
        <section className={classes['key']} aria-labelledby="team-key">
          <h3 id="team-key" className={classes['heading']}>
            {t('team.key')}
          </h3>
          <p className={classes['dim']}>{t('team.key.hint')}</p>
          <CopyKey value={team.key} />
        </section>
      </div>
      {choosingHub && <HubDialog team={team} onUse={sync.goTo} onKeys={again} onClose={() => setChoosingHub(false)} />}
      {enteringKeys && sync.place !== null && (
        <StorageKeysDialog place={sync.place} onKept={again} onClose={() => setEnteringKeys(false)} />
      )}
    </aside>
  );
}

interface NoPlaceProps {
  readonly sync: Sync;
  readonly onHub: () => void;
}

function NoPlace({ sync, onHub }: NoPlaceProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes['words']}>{t('team.folder.none')}</p>
      <Button
        leftSection={<IconFolderPlus size={15} stroke={1.7} />}
        onClick={() => reportFailure(sync.chooseFolder())}
      >
        {t('team.folder.choose')}
      </Button>
      <p className={classes['words']}>{t('team.hub.none')}</p>
      <Button variant="default" leftSection={<IconDatabase size={15} stroke={1.7} />} onClick={onHub}>
        {t('team.hub.use')}
      </Button>
    </>
  );
}

interface PlaceProps {
  readonly sync: Sync;
  readonly place: string;
  readonly team: TeamView;
  readonly onHub: () => void;
  readonly onKeys: () => void;
}

function Place({ sync, place, team, onHub, onKeys }: PlaceProps) {
  const { t, i18n } = useTranslation();
  const role = team.members.find(({ you }) => you)?.role ?? 'annotator';
  const [compacting, setCompacting] = useState(false);
  const now = useNow();
  const { known, busy } = sync;
  return (
    <>
      <div className={classes['place']}>
        <span className={`${classes['path']} selectable`} title={place}>
          <bdi>{place}</bdi>
        </span>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" size="compact-xs">
              {t('team.place.other')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => reportFailure(sync.chooseFolder())}>{t('team.folder.choose')}</Menu.Item>
            <Menu.Item onClick={onHub}>{t('team.hub.use')}</Menu.Item>
            {isHubAddress(place) && <Menu.Item onClick={onKeys}>{t('team.storage.open')}</Menu.Item>}
            <Menu.Divider />
            <Menu.Item disabled={busy} onClick={() => sync.run('verify')}>
              {t('team.sync.verify')}
            </Menu.Item>
            {role === 'lead' && (
              <Menu.Item disabled={busy} onClick={() => sync.run('snapshot')}>
                {t('snapshot.write')}
              </Menu.Item>
            )}
            {role !== 'annotator' && (
              <Menu.Item disabled={busy} onClick={() => setCompacting(true)}>
                {t('compact.menu')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      {compacting && <CompactDialog onClose={() => setCompacting(false)} />}
      <p className={classes['dim']}>
        {known?.syncedAt
          ? t('team.synced', { ago: describeAgo(new Date(known.syncedAt), now, i18n.language) })
          : t('team.synced.never')}
      </p>
      {!isHubAddress(place) && <p className={classes['dim']}>{t('team.folder.closed')}</p>}
      <div className={classes['buttons']}>
        <Button leftSection={<IconRefresh size={15} stroke={1.7} />} loading={busy} onClick={() => sync.run('sync')}>
          {t('team.sync.now')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => sync.run('dry-run')}>
          {t('team.sync.dryRun')}
        </Button>
      </div>
      <Checkbox
        label={t('team.sync.pictures', { size: formatBytes(team.pictureBytes) })}
        description={t('team.sync.pictures.hint')}
        checked={sync.sendPictures}
        onChange={(event) => sync.setPictures(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('team.sync.allPictures')}
        description={t('team.sync.allPictures.hint')}
        checked={known?.allPictures ?? true}
        disabled={known === undefined}
        onChange={(event) => sync.setAllPictures(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('team.sync.automatic')}
        description={t('team.sync.automatic.hint')}
        checked={known?.automatic ?? false}
        disabled={known === undefined}
        onChange={(event) => sync.setAutomatic(event.currentTarget.checked)}
      />
    </>
  );
}

interface ProblemsProps {
  readonly sync: Sync;
  readonly team: TeamView;
  readonly onKeys: () => void;
}

/** What other keys may mend. */
const keyProblems = new Set(['hub.storageNeedsKeys', 'hub.storageKeysRefused', 'hub.storageOnlyRead']);

function Problems({ sync, team, onKeys }: ProblemsProps) {
  const { t } = useTranslation();
  const problem = sync.failure ?? team.problem;
  if (problem === null) return null;
  const code = typeof problem === 'object' && 'code' in problem ? String(problem.code) : '';
  return (
    <Message
      tone="error"
      actions={
        code === 'sync.otherFolder' ? (
          <Button variant="default" onClick={() => sync.run('accept')}>
            {t('team.folder.accept')}
          </Button>
        ) : (
          keyProblems.has(code) && (
            <Button variant="default" onClick={onKeys}>
              {t('team.storage.open')}
            </Button>
          )
        )
      }
    >
      {describeError(t, problem)}
    </Message>
  );
}
