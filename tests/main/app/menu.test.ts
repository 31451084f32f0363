import { expect, it } from 'vitest';
import { menuTemplate } from '@main/app/menu';
import { nativeMessages } from '@main/app/native-messages';

const taken = ['undo', 'redo', 'reload', 'forceReload', 'zoomIn', 'zoomOut', 'resetZoom', 'delete', 'close'];

it.each(['linux', 'win32', 'darwin'] as const)('the menu takes no key of the application on %s', (platform) => {
  const written = JSON.stringify(menuTemplate(nativeMessages('en', 'en'), platform, true));
  expect(taken.filter((role) => written.includes(`"role":"${role}"`))).toEqual([]);
});

it('the tools for developers are there only while developing', () => {
  const written = (developing: boolean) =>
    JSON.stringify(menuTemplate(nativeMessages('en', 'en'), 'linux', developing));
  expect(written(true)).toContain('toggleDevTools');
  expect(written(false)).not.toContain('toggleDevTools');
});

it('the system speaks the language that was set, else its own', () => {
  const words = [
    nativeMessages('ko', 'en-GB').quit,
    nativeMessages('en', 'ko-KR').quit,
    nativeMessages('system', 'ko-KR').quit,
    nativeMessages('system', 'de').quit,
  ];
  expect(words).toEqual(['종료', 'Quit', '종료', 'Quit']);
});
