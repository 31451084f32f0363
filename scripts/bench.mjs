import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { bundleBench } from './lib/bundle-bench.mjs';
import { buildApp } from './lib/build.mjs';
import { onDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain, say, SetupError } from './lib/say.mjs';
import { setUp } from './lib/setup.mjs';
import { listFiles } from './lib/stamp.mjs';

/**
 * Runs tests/bench/*.bench.ts one after the other and prints one JSON document; words choose benchmarks by name.
 * A benchmark is a script whose last line on stdout is a JSON object. `<name>.bench.ts` runs in Electron acting as
 * Node; `<name>.window.bench.ts` runs in plain Node with a display, and starts the built app with Playwright.
 */
await runMain(async () => {
  const { electron, versions } = await setUp();
  await buildApp();
  const words = process.argv.slice(2);
  const files = listFiles([inRoot('tests', 'bench')])
    .filter((file) => file.endsWith('.bench.ts'))
    .filter((file) => words.length === 0 || words.some((word) => path.basename(file).includes(word)));
  if (files.length === 0) throw new SetupError(`no benchmark in tests/bench is called ${words.join(' or ')}`);
  const results = {};
  const failed = [];
  for (const file of files) {
    const name = path.basename(file).replace(/(\.window)?\.bench\.ts$/, '');
    say(`benchmark ${name}`);
    const { code, output } = await runBench(await bundleBench(file), electron, file.endsWith('.window.bench.ts'));
    const result = code === 0 ? lastJson(output) : undefined;
    if (result) results[name] = result;
    else {
      failed.push(name);
      say(`${name} ended with ${code} and this output:\n${output}`);
    }
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), platform: process.platform };
  const document = `${JSON.stringify({ machine, runtime: versions, results, failed }, undefined, 2)}\n`;
  mkdirSync(inRoot('out', 'bench'), { recursive: true });
  writeFileSync(inRoot('out', 'bench', 'results.json'), document);
  process.stdout.write(document);
  return failed.length > 0 ? 1 : 0;
});

function runBench(script, electron, inWindow) {
  const [command, args] = inWindow ? onDisplay(process.execPath, [script]) : [electron, [script]];
  const env = { ...process.env, PLUMBLINE_ELECTRON: electron, ...(inWindow ? {} : { ELECTRON_RUN_AS_NODE: '1' }) };
  return run(command, args, { cwd: inRoot(), env, quiet: true, stdio: ['ignore', 'pipe', 'inherit'] });
}

function lastJson(output) {
  try {
    return JSON.parse(output.trim().split('\n').at(-1));
  } catch {
    return undefined;
  }
}
