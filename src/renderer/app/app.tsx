import { Notifications } from '@mantine/notifications';
import { useLive } from '../bridge/use-live';
import { MOST_MESSAGES } from '../ui/show-message';
import { ThemeProvider } from '../ui/theme/theme-provider';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';

/** The whole window. */
export function App() {
  const theme = useLive((state) => state.preferences.theme);
  return (
    <ThemeProvider preference={theme}>
      <ErrorBoundary>
        <Frame />
      </ErrorBoundary>
      <Notifications position="bottom-right" transitionDuration={90} limit={MOST_MESSAGES} containerWidth={400} />
    </ThemeProvider>
  );
}
