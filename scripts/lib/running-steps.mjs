import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from './build.mjs';
import { inRoot } from './paths.mjs';
import { oneTest, playwrightCounts, vitestCounts } from './results.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const reports = inRoot('out', 'test');

/** The steps that run the code: name -> function of the runtime and the words to filter by, giving counts. */
export const runningSteps = {
  build: buildStep,
  unit: unitStep,
  cli: commandLineStep,
  e2e: windowStep,
};

async function buildStep() {
  try {
    await buildApp({ quiet: true });
    return oneTest(true);
  } catch (error) {
    say(error.message);
    return oneTest(false);
  }
}

/** Vitest inside Electron acting as Node: the native modules are tested in the runtime that will load them. */
async function unitStep({ electron }, words) {
  const report = path.join(reports, 'unit.json');
  const { code } = await runReporting(
    electron,
    [
      inRoot('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...words,
    ],
    { ELECTRON_RUN_AS_NODE: '1' },
    report,
  );
  return vitestCounts(report, code);
}

/** Playwright drives the built app in its real window. A word is part of a test's title, or a test file. */
async function windowStep({ electron }, words) {
  const report = path.join(reports, 'e2e.json');
  const filters = words.flatMap((word) => (word.startsWith('-') || word.includes('.e2e') ? [word] : ['-g', word]));
  const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const args = [playwright, 'test', '--reporter=list,json', ...filters];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLUMBLINE_ELECTRON: electron };
  const { code } = await runReporting(process.execPath, args, env, report);
  return playwrightCounts(report, code);
}

async function runReporting(command, args, env, report) {
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  return run(command, args, { cwd: inRoot(), env: { ...process.env, ...env } });
}

/** The built command line does the first things a person tries, in both runtimes, below a path that is hard to quote. */
async function commandLineStep({ electron }) {
  const script = inRoot('out', 'cli', 'plumbline.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline 명령 '));
  try {
    for (const [index, runtime] of [process.execPath, electron].entries()) {
      const project = path.join(folder, `smoke ${index}.plumb`);
      for (const args of [['--version'], ['new', project], ['info', project, '--json'], ['check', project]]) {
        const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
        const { code, output } = await run(runtime, [script, ...args], { quiet: true, env });
        if (code === 0) continue;
        process.stdout.write(`plumbline ${args.join(' ')} in ${runtime} ended with ${code}\n${output}\n`);
        return oneTest(false);
      }
      if (!existsSync(project)) return oneTest(false);
    }
    return oneTest(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
