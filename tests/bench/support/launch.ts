import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** When the process was started, on `performance.now`'s scale. */
  readonly started: number;
}

/** Starts an application folder in the runtime under test. */
export async function launch(
  folder: string,
  words: readonly string[] = [],
  userData = freshUserData(),
): Promise<Launched> {
  const electron = process.env['PLUMBLINE_ELECTRON'];
  if (electron) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= dirname(electron);
  const started = performance.now();
  const app = await _electron.launch({
    args: [folder, ...words],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...(process.env as Record<string, string>), PLUMBLINE_USER_DATA: userData },
    colorScheme: null,
  });
  return { app, page: await app.firstWindow(), started };
}

export function freshUserData(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'plumbline-bench-')), 'user-data');
  mkdirSync(folder);
  return folder;
}
