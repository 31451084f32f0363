import './zod-without-eval';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { createRoot } from 'react-dom/client';
import { assertExists } from '@shared/lib/assert';
import { App } from './app/app';
import { keepKeymap } from './app/keep-keymap';
import { keepLanguage } from './app/keep-language';
import { keepOnRoute } from './app/keep-on-route';
import { followMain } from './bridge/follow-main';
import { liveState } from './bridge/live-state';
import { startDecoder } from './canvas/view/picture/picture';
import { listenToKeys } from './commands/listen-to-keys';
import { resolveLanguage } from './i18n/language';
import { setUpTranslation } from './i18n/set-up';
import { showError } from './i18n/show-error';
import { ignoreStrayDrops } from './ui/ignore-stray-drops';

async function start(): Promise<void> {
  // A window that knows little is better than none: what went wrong is told in it.
  const failure: unknown = await followMain().then(
    () => null,
    (error: unknown) => error,
  );
  const { preferences, systemLocale, project } = liveState.getState();
  keepLanguage(await setUpTranslation(resolveLanguage(preferences.language, systemLocale)));
  keepOnRoute(project);
  keepKeymap();
  listenToKeys(window);
  ignoreStrayDrops(window);
  createRoot(assertExists(document.getElementById('root'), 'index.html has it')).render(<App />);
  if (failure !== null) showError(failure);
  requestIdleCallback(() => startDecoder());
}

void start();
