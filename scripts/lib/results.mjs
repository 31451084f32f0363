import { readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** Counts of a step that has none of its own: the step is one test. */
export function oneTest(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** The sum over all steps. */
export function total(counts) {
  return counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that every `npm test` ends with. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A run in which nothing passed proves nothing, so it fails like one in which something failed. */
export function exitCodeOf({ passed, failed }) {
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** Counts from vitest's JSON report. A file that could not be loaded has no tests and counts as one failure. */
export function vitestCounts(file, exitCode) {
  return fromReport(file, exitCode, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(isBrokenFile).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** Counts from Playwright's JSON report; its `errors` are those outside any test. */
export function playwrightCounts(file, exitCode) {
  return fromReport(file, exitCode, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

function isBrokenFile(result) {
  return result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed');
}

function fromReport(file, exitCode, read) {
  let counts;
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return oneTest(false);
  }
  // A runner that ends badly without naming a failed test (an error outside the tests, a crash) has failed too.
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}
