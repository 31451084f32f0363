import { Tooltip } from '@mantine/core';
import {
  IconBook2,
  IconHome,
  IconPhoto,
  IconScale,
  IconSettings,
  IconUsers,
  IconVectorBezier2,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '@shared/contract/projects';
import { reportFailure } from '../i18n/show-error';
import { openAnnotate } from './open-annotate';
import classes from './navigation.module.css';
import { go, type Route } from './routes';

interface Props {
  readonly route: Route;
  readonly project: ProjectInfo | null;
}

/** The slim bar on the left: one icon per screen. */
export function Navigation({ route, project }: Props) {
  const { t } = useTranslation();
  return (
    <nav className={classes['bar']} aria-label={t('common.nav.label')}>
      <Place
        icon={IconHome}
        label={t('common.nav.home')}
        here={route.name === 'home'}
        onGo={() => go({ name: 'home' })}
      />
      {project && (
        <>
          <Place
            icon={IconPhoto}
            label={t('common.nav.images')}
            here={route.name === 'images'}
            onGo={() => go({ name: 'images' })}
          />
          <Place
            icon={IconVectorBezier2}
            label={t('common.nav.annotate')}
            here={route.name === 'annotate'}
            onGo={() => reportFailure(openAnnotate())}
          />
          <Place
            icon={IconScale}
            label={t('common.nav.review')}
            here={route.name === 'review'}
            onGo={() => go({ name: 'review' })}
          />
          <Place
            icon={IconBook2}
            label={t('common.nav.guidelines')}
            here={route.name === 'guidelines'}
            onGo={() => go({ name: 'guidelines' })}
          />
          <Place
            icon={IconUsers}
            label={t('common.nav.team')}
            here={route.name === 'team'}
            onGo={() => go({ name: 'team' })}
          />
        </>
      )}
      <span className={classes['gap']} />
      <Place
        icon={IconSettings}
        label={t('common.nav.settings')}
        here={route.name === 'settings'}
        onGo={() => go({ name: 'settings' })}
      />
    </nav>
  );
}

interface PlaceProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly label: string;
  readonly here: boolean;
  readonly onGo: () => void;
}

function Place({ icon: Icon, label, here, onGo }: PlaceProps) {
  return (
    <Tooltip label={label} position="right">
      <button
        type="button"
        className={classes['place']}
        aria-label={label}
        aria-current={here ? 'page' : undefined}
        onClick={onGo}
      >
        <Icon size={20} stroke={1.5} />
      </button>
    </Tooltip>
  );
}
