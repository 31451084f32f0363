import { Notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useLive } from '../bridge/use-live';
import { ThemeProvider } from '../ui/theme/theme-provider';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';

/** The whole window. */
export function App() {
  const { t } = useTranslation();
  const theme = useLive((state) => state.preferences.theme);
  return (
    <ThemeProvider preference={theme}>
      <ErrorBoundary>
        <Frame />
      </ErrorBoundary>
      <Notifications
        position="bottom-right"
        transitionDuration={90}
        limit={4}
        containerWidth={400}
        aria-label={t('common.notifications')}
      />
    </ThemeProvider>
  );
}
