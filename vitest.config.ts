import { defineConfig } from 'vitest/config';
import { aliases } from './scripts/lib/aliases.mjs';

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: ['tests/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    // Tests keep their secrets in folders of their own, never in the keychain of whoever runs them.
    env: { PLUMBLINE_KEYCHAIN: 'off' },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
