import { IconFolderOpen, IconPlus, IconSparkles, IconUsers } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyCaps } from '../../commands/use-key-caps';
import { Keys } from '../../ui/keys';
import { Mark } from '../../ui/mark';
import classes from './home-screen.module.css';
import type { HomeActions } from './home-commands';

interface Props {
  readonly actions: HomeActions;
  readonly busy: boolean;
}

export function StartActions({ actions, busy }: Props) {
  const { t } = useTranslation();
  const capsOf = useKeyCaps();
  return (
    <section>
      <h1 className={classes['title']}>
        <Mark size={30} />
        {t('common.product')}
      </h1>
      <p className={classes['lead']}>{t('home.lead')}</p>
      <div className={classes['actions']}>
        <Action
          icon={IconPlus}
          name={t('home.new')}
          hint={t('home.new.hint')}
          keys={capsOf('project.new')}
          busy={busy}
          onClick={actions.startNew}
        />
        <Action
          icon={IconFolderOpen}
          name={t('home.open')}
          hint={t('home.open.hint')}
          keys={capsOf('project.open')}
          busy={busy}
          onClick={actions.chooseAndOpen}
        />
        <Action
          icon={IconUsers}
          name={t('home.join')}
          hint={t('home.join.hint')}
          busy={busy}
          onClick={actions.startJoin}
        />
        <Action
          icon={IconSparkles}
          name={t('home.sample')}
          hint={t('home.sample.hint')}
          busy={busy}
          onClick={actions.openSample}
        />
      </div>
      <p className={classes['dropHint']}>{t('home.drop.hint')}</p>
    </section>
  );
}

interface ActionProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly name: string;
  readonly hint: string;
  readonly keys?: readonly string[] | undefined;
  readonly busy: boolean;
  readonly onClick: () => void;
}

function Action({ icon: Icon, name, hint, keys, busy, onClick }: ActionProps) {
  return (
    <button type="button" className={classes['action']} disabled={busy} onClick={onClick}>
      <Icon size={20} stroke={1.6} />
      <span className={classes['actionName']}>{name}</span>
      {keys ? <Keys caps={keys} /> : <span />}
      <span className={classes['actionHint']}>{hint}</span>
    </button>
  );
}
