import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import type { Preferences } from '@shared/contract/workstation';
import { electronBinary, pinnedBinary } from '../../../scripts/lib/electron-path.mjs';
import { screenOfWorker } from './virtual-screens';

export const isRoot = process.getuid?.() === 0;

const repository = resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** Project file to open. */
  readonly project?: string;
  /** Folder of settings to go on with, e.g. to start again as the same person; by default a fresh one. */
  readonly userData?: string;
  /** Language of the system, e.g. `ko`. */
  readonly locale?: string;
  /** What the person had set before this start; replaces what `userData` holds. */
  readonly preferences?: Preferences;
  /** More words on the command line, e.g. `--sample`. */
  readonly arguments?: readonly string[];
}

/** The running workstation. */
export interface Workstation {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the page wrote to its console as errors, and what it threw. A test that provokes some empties it. */
  readonly pageErrors: string[];
  /** Ends the workstation as a person would, and fails when the page had errors. */
  close(): Promise<void>;
}

/** Starts the built workstation (`out/`) in a world of its own and waits for its window. */
export async function launchPlumbline(options: LaunchOptions = {}): Promise<Workstation> {
  const world = await mkdtemp(join(tmpdir(), 'plumbline-e2e-'));
  const userData = options.userData ?? join(world, 'user data');
  const environment = await worldEnvironment(world, userData, options.locale);
  if (options.preferences !== undefined) {
    await writeFile(join(userData, 'preferences.json'), JSON.stringify(options.preferences));
  }
  // Told where Electron is by its package, not by a path, the runner holds the application back until it listens;
  // otherwise a window that opens at the wrong moment is never seen.
  if (pinnedBinary() === undefined) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= dirname(electronBinary());
  const app = await _electron.launch({
    args: commandLine(options),
    // Chromium refuses its sandbox to root; everybody else keeps it.
    chromiumSandbox: !isRoot,
    env: environment,
    // The test runner would show every page a light system.
    colorScheme: null,
  });
  const page = await app.firstWindow();
  const pageErrors = collectErrors(page);
  return {
    app,
    page,
    userData,
    pageErrors,
    async close() {
      await app.close();
      await rm(world, { recursive: true, force: true });
      expect(pageErrors).toEqual([]);
    },
  };
}

/** What is typed after the runtime's name and its own flags. */
export function commandLine(options: LaunchOptions): string[] {
  return [
    ...(options.locale === undefined ? [] : [`--lang=${options.locale}`]),
    repository,
    ...(options.project === undefined ? [] : [options.project]),
    ...(options.arguments ?? []),
  ];
}

/** Nothing of the person who runs the tests is read or written. */
async function worldEnvironment(world: string, userData: string, locale?: string): Promise<Record<string, string>> {
  const folders = {
    PLUMBLINE_USER_DATA: userData,
    HOME: join(world, 'home'),
    XDG_CONFIG_HOME: join(world, 'home', 'config'),
    XDG_CACHE_HOME: join(world, 'home', 'cache'),
    XDG_DATA_HOME: join(world, 'home', 'data'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  const inherited: Record<string, string> = {};
  for (const [key, value] of Object.entries(process.env)) {
    // Either would make another program of the one that is tested.
    if (value === undefined || key === 'ELECTRON_RUN_AS_NODE' || key === 'ELECTRON_RENDERER_URL') continue;
    inherited[key] = value;
  }
  const language = locale === undefined ? {} : { LANGUAGE: locale, LANG: `${locale.replace('-', '_')}.UTF-8` };
  // Never the keychain of whoever runs the tests.
  return { ...inherited, ...folders, ...language, ...screenOfWorker(), PLUMBLINE_KEYCHAIN: 'off' };
}

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}
