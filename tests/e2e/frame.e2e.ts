import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { electronBinary } from '../../scripts/lib/electron-path.mjs';
import { commandLine, isRoot, launchPlumbline, type Workstation } from './support/launch';
import { screenOfWorker } from './support/virtual-screens';

let userData: string;

test.beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'plumbline-사용자 '));
});

test.afterEach(() => rm(userData, { recursive: true, force: true }));

function bounds({ app }: Workstation) {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}

/** Starts the workstation once more beside one that runs, and waits until that start is over. */
function startAgain(): Promise<number | null> {
  const environment = { ...process.env, ...screenOfWorker(), PLUMBLINE_USER_DATA: userData };
  const second = spawn(electronBinary(), [...(isRoot ? ['--no-sandbox'] : []), ...commandLine({})], {
    env: environment,
    stdio: 'ignore',
  });
  return new Promise((resolve) => second.once('exit', resolve));
}

test('the window opens where it was left', async () => {
  const first = await launchPlumbline({ userData });
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1010, height: 690 });
  });
  await expect.poll(() => bounds(first)).toEqual({ x: 40, y: 30, width: 1010, height: 690 });
  await first.close();
  const second = await launchPlumbline({ userData });
  expect(await bounds(second)).toEqual({ x: 40, y: 30, width: 1010, height: 690 });
  await second.close();
});

test('a second start ends, and the first goes on', async () => {
  const first = await launchPlumbline({ userData });
  expect(await startAgain()).toBe(0);
  expect(first.app.windows()).toHaveLength(1);
  expect(await first.page.evaluate(() => document.readyState)).toBe('complete');
  await first.close();
});

test('settings that cannot be read are kept aside, and the window opens all the same', async () => {
  await writeFile(join(userData, 'preferences.json'), '{"theme": "dar');
  const workstation = await launchPlumbline({ userData });
  expect(existsSync(join(userData, 'preferences.json'))).toBe(false);
  expect(await readFile(join(userData, 'preferences.json.broken'), 'utf8')).toBe('{"theme": "dar');
  expect(await readFile(join(userData, 'logs', 'plumbline.log'), 'utf8')).toContain('preferences.json.broken');
  await workstation.close();
});

test('the theme that was set reaches the page before it paints', async () => {
  const dark = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  expect(await dark.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await dark.close();
  const light = await launchPlumbline({ preferences: { theme: 'light', language: 'en' } });
  expect(await light.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(false);
  await light.close();
});

test('the page knows the language of the system', async () => {
  const workstation = await launchPlumbline({ locale: 'ko' });
  expect(await workstation.page.evaluate(() => navigator.language)).toMatch(/^ko/);
  await workstation.close();
});
