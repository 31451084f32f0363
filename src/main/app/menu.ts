import type { MenuItemConstructorOptions } from 'electron';
import type { NativeMessages } from './native-messages';

/**
 * The native menu. It holds what the system expects and nothing of the application: commands and their keys live in the
 * window, so no accelerator here may be one of theirs (undo, reload and zoom are left out for that reason).
 */
export function menuTemplate(
  messages: NativeMessages,
  platform: NodeJS.Platform,
  developing: boolean,
): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    label: messages.view,
    submenu: [
      { role: 'togglefullscreen' },
      ...(developing ? [{ role: 'toggleDevTools', accelerator: 'F12' } as const] : []),
    ],
  };
  if (platform !== 'darwin') {
    return [{ label: messages.file, submenu: [{ role: 'quit', label: messages.quit, accelerator: 'Ctrl+Q' }] }, view];
  }
  // On a Mac the clipboard keys work in text fields only through the menu.
  const clipboard: MenuItemConstructorOptions = {
    role: 'editMenu',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  return [{ role: 'appMenu' }, clipboard, view, { role: 'windowMenu' }];
}
