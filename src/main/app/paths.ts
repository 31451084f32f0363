import { join } from 'node:path';

/** Every place on disk that the application itself uses. Absolute. */
export interface AppPaths {
  readonly userData: string;
  /** Thumbnails and other things that can be made again; deleting it loses nothing. */
  readonly cache: string;
  readonly logs: string;
  /** Read-only files that come with the application: models, the sample project. */
  readonly resources: string;
  /** The built window. */
  readonly renderer: string;
  readonly preload: string;
  /** Built entries of worker threads. */
  readonly workers: string;
  readonly preferences: string;
  readonly recentProjects: string;
  readonly windowState: string;
  readonly looks: string;
  readonly keymap: string;
}

export interface PathSources {
  readonly userData: string;
  /** The folder that holds package.json and `out/`. */
  readonly app: string;
  /** Where a packaged application keeps what lies beside its code; null when it runs from the repository. */
  readonly packagedResources: string | null;
}

export function resolvePaths({ userData, app, packagedResources }: PathSources): AppPaths {
  const out = join(app, 'out');
  return {
    userData,
    // Not "cache": Chromium has a folder "Cache" here, which some file systems take for the same.
    cache: join(userData, 'derived'),
    logs: join(userData, 'logs'),
    resources: join(packagedResources ?? app, 'resources'),
    renderer: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    workers: join(out, 'main', 'workers'),
    preferences: join(userData, 'preferences.json'),
    recentProjects: join(userData, 'recent-projects.json'),
    windowState: join(userData, 'window-state.json'),
    looks: join(userData, 'looks.json'),
    keymap: join(userData, 'keymap.json'),
  };
}
