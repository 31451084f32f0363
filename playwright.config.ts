import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'out/e2e/results',
  // Each file starts a workstation of its own, which waits much of the time: two are done in three quarters of it.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
