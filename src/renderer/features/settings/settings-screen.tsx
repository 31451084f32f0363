import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { preferencesSchema, type Preferences } from '@shared/contract/workstation';
import type { ImageId } from '@shared/model/ids';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { useLive } from '../../bridge/use-live';
import { reportFailure } from '../../i18n/show-error';
import type { ListedCommand } from '../../commands/keymap';
import { AboutSection } from './about-section';
import classes from './settings-screen.module.css';
import { ModelsSection } from './models/models-section';
import { ShortcutsSection } from './shortcuts/shortcuts-section';

const { theme: themeSchema, language: languageSchema } = preferencesSchema.shape;

interface Props {
  readonly commands: readonly ListedCommand[];
  /** An image of the open project, to try a model on. */
  readonly image: ImageId | null;
}

/** How this workstation looks and speaks, and what it is. */
export function SettingsScreen({ commands, image }: Props) {
  const { t } = useTranslation();
  const preferences = useLive((state) => state.preferences);
  return (
    <div className={classes['screen']}>
      <div className={classes['column']}>
        <h1 className={classes['title']}>{t('settings.title')}</h1>
        <Setting label={t('settings.theme')} hint={t('settings.theme.hint')}>
          <SegmentedControl
            aria-label={t('settings.theme')}
            value={preferences.theme}
            onChange={(theme) => keep({ theme: themeSchema.parse(theme) })}
            data={themeSchema.options.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          />
        </Setting>
        <Setting label={t('settings.language')} hint={t('settings.language.hint')}>
          <SegmentedControl
            aria-label={t('settings.language')}
            value={preferences.language}
            onChange={(language) => keep({ language: languageSchema.parse(language) })}
            data={languageSchema.options.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
          />
        </Setting>
        <ShortcutsSection commands={commands} />
        <ModelsSection image={image} />
        <AboutSection />
      </div>
    </div>
  );
}

/** Shown at once; what the main process kept then counts. */
function keep(part: Partial<Preferences>): void {
  const before = liveState.getState().preferences;
  liveState.setState({ preferences: { ...before, ...part } });
  const kept = call('workstation.setPreferences', part).then(
    (preferences) => liveState.setState({ preferences }),
    (error: unknown) => {
      liveState.setState({ preferences: before });
      throw error;
    },
  );
  reportFailure(kept);
}

interface SettingProps {
  readonly label: string;
  readonly hint: string;
  readonly children: ReactNode;
}

function Setting({ label, hint, children }: SettingProps) {
  return (
    <section className={classes['setting']}>
      <div>
        <h2 className={classes['label']}>{label}</h2>
        <p className={classes['hint']}>{hint}</p>
      </div>
      {children}
    </section>
  );
}
