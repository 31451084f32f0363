import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPreferences } from '@main/app/preferences';
import { openRecentProjects } from '@main/app/recent-projects';
import { openWindowState } from '@main/app/window-state';

let folder: string;
let broken: [string, string][];

function onBroken(path: string, keptAs: string): void {
  broken.push([path, keptAs]);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-settings-'));
  broken = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('preferences', () => {
  const path = () => join(folder, 'not there yet', 'preferences.json');

  it('are the defaults at first, without a word', () => {
    expect(openPreferences(path(), onBroken).read()).toEqual({ theme: 'dark', language: 'system' });
    expect(broken).toEqual([]);
  });

  it('are there again after a restart', () => {
    openPreferences(path(), onBroken).write({ theme: 'contrast', language: 'ko' });
    expect(openPreferences(path(), onBroken).read()).toEqual({ theme: 'contrast', language: 'ko' });
  });

  it('leave no half-written file behind', () => {
    openPreferences(path(), onBroken).write({ theme: 'dark', language: 'en' });
    expect(readdirSync(join(folder, 'not there yet'))).toEqual(['preferences.json']);
  });
});

describe('a settings file that cannot be read', () => {
  it.each(['', '{"theme": "dark"', '{"theme": "pink", "language": "en"}', '[]', 'null'])(
    'such as %j is kept aside and said, and the defaults hold',
    (text) => {
      const path = join(folder, 'preferences.json');
      writeFileSync(path, text);
      const preferences = openPreferences(path, onBroken);
      expect(preferences.read()).toEqual({ theme: 'dark', language: 'system' });
      expect(broken).toEqual([[path, `${path}.broken`]]);
      expect(readFileSync(`${path}.broken`, 'utf8')).toBe(text);
      preferences.write({ theme: 'light', language: 'en' });
      expect(openPreferences(path, onBroken).read().theme).toBe('light');
    },
  );

  it('may be that of the window', () => {
    const path = join(folder, 'window-state.json');
    writeFileSync(path, '{"bounds": {"x": 0, "y": 0, "width": 5, "height": 5}, "maximised": false}');
    expect(openWindowState(path, onBroken).read()).toEqual({ bounds: null, maximised: false });
    expect(broken).toHaveLength(1);
  });
});

describe('recent projects', () => {
  function open() {
    let second = 0;
    return openRecentProjects(
      join(folder, 'recent.json'),
      () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++)),
      onBroken,
    );
  }

  it('are listed newest first, each once', () => {
    const recent = open();
    for (const name of ['a', 'b', 'a']) recent.remember(`/projects/${name}.plumb`, name);
    expect(open().list()).toEqual([
      { path: '/projects/a.plumb', name: 'a', openedAt: '2026-01-01T00:00:02.000Z', exists: false },
      { path: '/projects/b.plumb', name: 'b', openedAt: '2026-01-01T00:00:01.000Z', exists: false },
    ]);
  });

  it('say which files are there', () => {
    const path = join(folder, 'here.plumb');
    writeFileSync(path, '');
    const recent = open();
    recent.remember(path, 'here');
    expect(recent.list()).toMatchObject([{ path, exists: true }]);
  });

  it('can be forgotten', () => {
    const recent = open();
    recent.remember('/a.plumb', 'a');
    recent.forget('/a.plumb');
    expect(open().list()).toEqual([]);
  });

  it('are thirty at most', () => {
    const recent = open();
    for (let index = 0; index < 40; index++) recent.remember(`/${index}.plumb`, String(index));
    expect(recent.list().map(({ name }) => name)).toEqual(Array.from({ length: 30 }, (_, index) => String(39 - index)));
  });
});
