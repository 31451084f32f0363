import { defineConfig } from '@playwright/test';
import { windowsAtATime } from './tests/e2e/support/virtual-screens';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'out/e2e/results',
  globalSetup: './tests/e2e/support/virtual-screens.ts',
  workers: windowsAtATime,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
