import { inRoot } from './paths.mjs';

/** The same names as `paths` in tsconfig.json, for the bundler, the test runner and the benchmarks. */
export const aliases = {
  '@shared': inRoot('src', 'shared'),
  '@main': inRoot('src', 'main'),
  '@renderer': inRoot('src', 'renderer'),
  '@tests': inRoot('tests'),
};
