import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolvePaths } from '@main/app/paths';

it('resources lie beside the code in the repository, and beside the archive when packaged', () => {
  const source = { userData: '/home/u', app: '/repository' };
  expect(resolvePaths({ ...source, packagedResources: null }).resources).toBe(join('/repository', 'resources'));
  expect(resolvePaths({ ...source, packagedResources: '/opt/p' }).resources).toBe(join('/opt/p', 'resources'));
});

it('no folder of ours meets one of Chromium on a disk that ignores case', () => {
  const chromium = ['cache', 'code cache', 'gpucache', 'local storage', 'preferences'];
  const paths = resolvePaths({ userData: '/home/u', app: '/repository', packagedResources: null });
  const ours = [paths.cache, paths.logs, paths.preferences, paths.recentProjects, paths.windowState];
  expect(ours.filter((path) => chromium.some((name) => path.toLowerCase() === join('/home/u', name)))).toEqual([]);
});
