import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'out/e2e/results',
  // Each test starts the workstation; more than one at a time would fight for the machine.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
