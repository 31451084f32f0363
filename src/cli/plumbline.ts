import { join } from 'node:path';
import { run } from './run';

// The built file is out/cli/plumbline.js.
const root = join(import.meta.dirname, '..', '..');

process.exitCode = await run(process.argv, {
  packageFile: join(root, 'package.json'),
  models: join(root, 'resources', 'models'),
  workers: join(root, 'out', 'main', 'workers'),
});
