import { join } from 'node:path';
import type { ModelRoots } from '@main/prelabel/models';
import type { CliPaths } from './cli';

/** The same folders as in the window. */
export function modelRoots({ models, userData }: CliPaths): ModelRoots {
  return { shipped: models, added: join(userData, 'models') };
}
