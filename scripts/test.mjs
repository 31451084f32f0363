import { exitCodeOf, oneTest, summaryLine, total } from './lib/results.mjs';
import { runningSteps } from './lib/running-steps.mjs';
import { runMain, SetupError } from './lib/say.mjs';
import { setUp } from './lib/setup.mjs';
import { staticSteps } from './lib/static-steps.mjs';

const allSteps = { ...staticSteps, ...runningSteps };

/** These look at what the build made; unit tests can do without most of it, the others not at all. */
const useBuild = ['unit', 'cli', 'e2e'];
const needBuild = ['cli', 'e2e'];

/**
 * `npm test` runs every step; `npm test -- <step>... [words]` runs some, and the words filter the tests of `unit`
 * (file names) or `e2e` (titles).
 */
await runMain(async () => {
  const { names, words } = readArguments(process.argv.slice(2));
  const runtime = await setUp();
  const { electron, chrome, node } = runtime.versions;
  console.log(`Electron ${electron}, Chromium ${chrome}, Node ${node}; tools on Node ${process.versions.node}`);
  const results = new Map();
  for (const name of names) {
    const skip = needBuild.includes(name) && results.get('build')?.failed > 0;
    results.set(name, skip ? notBuilt(name) : await runStep(name, runtime, words));
  }
  const sum = total([...results.values()]);
  const failed = names.filter((name) => results.get(name).failed > 0);
  if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
  console.log(summaryLine(sum));
  return exitCodeOf(sum);
});

function readArguments(given) {
  const firstWord = given.findIndex((word) => !(word in allSteps));
  const names = given.slice(0, firstWord === -1 ? given.length : firstWord);
  const words = firstWord === -1 ? [] : given.slice(firstWord);
  if (names.length === 0 && words.length > 0) {
    throw new SetupError(`unknown step "${words[0]}"; the steps are ${Object.keys(allSteps).join(', ')}`);
  }
  if (names.length === 0) return { names: Object.keys(allSteps), words };
  const build = names.some((name) => useBuild.includes(name)) && !names.includes('build') ? ['build'] : [];
  return { names: [...build, ...names], words };
}

async function runStep(name, runtime, words) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  let counts;
  try {
    counts = await allSteps[name](runtime, words);
  } catch (error) {
    console.log(error.stack);
    counts = oneTest(false);
  }
  console.log(`── ${name}: ${summaryLine(counts)} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return counts;
}

function notBuilt(name) {
  console.log(`\n── ${name}: not run, because the build failed`);
  return oneTest(false);
}
