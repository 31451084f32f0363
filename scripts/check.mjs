import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { staticSteps } from './lib/static-steps.mjs';

// The steps of `npm test` that only look at the sources.
const test = fileURLToPath(new URL('test.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [test, ...Object.keys(staticSteps)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
