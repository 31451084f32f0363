import { join } from 'node:path';
import { userDataFolder } from '@main/sync/user-data';
import { hideExperimentalWarnings } from './hide-experimental-warnings';
import { run } from './run';

hideExperimentalWarnings();

// The built file is out/cli/plumbline.js.
const root = join(import.meta.dirname, '..', '..');

process.exitCode = await run(process.argv, {
  packageFile: join(root, 'package.json'),
  models: join(root, 'resources', 'models'),
  workers: join(root, 'out', 'main', 'workers'),
  userData: userDataFolder(process.env, process.platform),
});
