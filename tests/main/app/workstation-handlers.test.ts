import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aboutSchema, type Preferences } from '@shared/contract/workstation';
import { readAbout } from '@main/app/about';
import { workstationHandlers } from '@main/app/workstation-handlers';

const repository = resolve(import.meta.dirname, '../../..');

function setUp() {
  let value: Preferences = { theme: 'dark', language: 'ko' };
  const told: Preferences[] = [];
  const handlers = workstationHandlers({
    about: readAbout(repository, false, { ...process.versions, electron: '33.2.1', chrome: '130.0' }),
    preferences: { read: () => value, write: (next) => void (value = next) },
    locale: () => 'ko-KR',
    onPreferences: (preferences) => void told.push(preferences),
  });
  return { handlers, told };
}

describe('the workstation', () => {
  it('changes one preference and keeps the other', async () => {
    const { handlers, told } = setUp();
    expect(await handlers['workstation.setPreferences']({ theme: 'light', language: undefined })).toEqual({
      theme: 'light',
      language: 'ko',
    });
    expect(told).toEqual([{ theme: 'light', language: 'ko' }]);
  });

  it('knows the language of the system', async () => {
    expect(await setUp().handlers['workstation.locale']({})).toBe('ko-KR');
  });

  it('says that an older Electron is not the one it ships with', async () => {
    const about = aboutSchema.parse(await setUp().handlers['workstation.about']({}));
    expect(about).toMatchObject({ electron: '33.2.1', chromium: '130.0', shippingRuntime: false });
    expect(readAbout(repository, true, process.versions).shippingRuntime).toBe(true);
  });
});
