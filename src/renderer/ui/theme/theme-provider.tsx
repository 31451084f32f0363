import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, type ReactNode } from 'react';
import { cssVariablesResolver, mantineTheme } from './mantine-theme';
import { resolveLook, type ThemeChoice } from './resolve-theme';

interface Props {
  readonly preference: ThemeChoice;
  readonly children: ReactNode;
}

/** Dresses everything below it, and follows the system when that is asked for. */
export function ThemeProvider({ preference, children }: Props) {
  const light = useMediaQuery('(prefers-color-scheme: light)', false, { getInitialValueInEffect: false }) ?? false;
  const moreContrast = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false }) ?? false;
  const look = resolveLook(preference, { light, moreContrast });
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = look;
  }, [look]);
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={look === 'light' ? 'light' : 'dark'}
    >
      {children}
    </MantineProvider>
  );
}
