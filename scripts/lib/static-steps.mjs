import { checkBoundaries } from './boundaries.mjs';
import { inRoot } from './paths.mjs';
import { oneTest } from './results.mjs';
import { run } from './run.mjs';

/** The environments the sources are checked for: all together, then each with only what it has at run time. */
const typeProjects = ['tsconfig.json', 'tsconfig.shared.json', 'tsconfig.main.json', 'tsconfig.renderer.json'];

/** The steps that look at the sources without running them: name -> function that gives counts. */
export const staticSteps = {
  types: checkTypes,
  lint: () => tool(['oxlint', 'bin', 'oxlint'], ['--type-aware']),
  format: () => tool(['prettier', 'bin', 'prettier.cjs'], ['--check', '--log-level', 'warn', '.']),
  boundaries: checkBoundaries,
  'dead-code': () => tool(['knip', 'bin', 'knip.js'], ['--no-progress']),
};

async function checkTypes() {
  const results = [];
  // Two at a time: more would only fight for the processors of a small machine.
  for (let index = 0; index < typeProjects.length; index += 2) {
    results.push(...(await Promise.all(typeProjects.slice(index, index + 2).map(checkProject))));
  }
  return oneTest(results.every(Boolean));
}

async function checkProject(project) {
  const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await run(
    process.execPath,
    [
      compiler,
      '-p',
      project,
      '--pretty',
      'false',
      '--incremental',
      '--tsBuildInfoFile',
      `out/types/${project}.tsbuildinfo`,
    ],
    {
      cwd: inRoot(),
      quiet: true,
    },
  );
  if (code !== 0) process.stdout.write(`${project}:\n${output}\n`);
  return code === 0;
}

async function tool(place, args) {
  const { code, output } = await run(process.execPath, [inRoot('node_modules', ...place), ...args], {
    cwd: inRoot(),
    quiet: true,
  });
  if (code !== 0) process.stdout.write(`${output}\n`);
  return oneTest(code === 0);
}
