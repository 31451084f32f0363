import { inRoot } from './paths.mjs';
import { oneTest } from './results.mjs';
import { run } from './run.mjs';
import { listFiles } from './stamp.mjs';

/** Holds the import rules of .dependency-cruiser.cjs, and that every source file was really looked at. */
export async function checkBoundaries() {
  const { code, violations, missed } = await cruise(inRoot());
  for (const { rule, from, to } of violations) process.stdout.write(`${rule}: ${from} -> ${to}\n`);
  // "0 modules, no violations" would otherwise be a false green.
  for (const file of missed) process.stdout.write(`not looked at: ${file}\n`);
  return oneTest(code === 0 && violations.length === 0 && missed.length === 0);
}

/**
 * Runs dependency-cruiser over the `src` (and `tests`) of a tree.
 * @param {string} tree a folder with `src` and `tsconfig.json`
 * @returns {Promise<{ code: number, violations: { rule: string, from: string, to: string }[], missed: string[] }>}
 */
export async function cruise(tree) {
  const cruiser = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const rules = inRoot('.dependency-cruiser.cjs');
  const { code, output } = await run(
    process.execPath,
    [cruiser, 'src', 'tests', '--config', rules, '--output-type', 'json'],
    { cwd: tree, quiet: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const report = JSON.parse(output);
  const seen = new Set(report.modules.map((module) => module.source));
  const sources = listFiles([`${tree}/src`]).map((file) => file.slice(tree.length + 1).replaceAll('\\', '/'));
  return {
    // The exit code is the number of errors, which are listed by themselves.
    code: report.summary.error > 0 ? 1 : code,
    violations: report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    missed: sources.filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !seen.has(file)),
  };
}
