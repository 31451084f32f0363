import type { NativeTheme } from 'electron';
import type { Preferences } from '@shared/contract/workstation';

/** Lets the system's own parts (dialogs, scroll bars, `prefers-color-scheme`) follow the theme that was set. */
export function applyTheme(nativeTheme: NativeTheme, theme: Preferences['theme']): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme;
}

/** What a window shows before its page has painted: the frame's surface in the page's own tokens. */
export function groundColor(dark: boolean): string {
  return dark ? '#1a1a1b' : '#f3f3f1';
}
