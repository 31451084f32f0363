import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exitCodeOf, oneTest, playwrightCounts, summaryLine, total, vitestCounts } from '../../scripts/lib/results.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-results-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(content) {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const unitReport = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };
const windowReport = { stats: { expected: 2, flaky: 0, unexpected: 1, skipped: 1 }, errors: [] };

test('all steps are added up into the last line', () => {
  const sum = total([oneTest(true), vitestCounts(report(unitReport), 0), playwrightCounts(report(windowReport), 1)]);
  expect(summaryLine(sum)).toBe('6 passed, 1 failed, 2 skipped');
  expect(exitCodeOf(sum)).toBe(1);
});

test('a test file that could not be loaded is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(vitestCounts(report({ ...unitReport, testResults }), 1).failed).toBe(1);
});

test('a runner that ends badly without naming a test has failed', () => {
  expect(vitestCounts(report(unitReport), 1).failed).toBe(1);
  expect(
    playwrightCounts(report({ ...windowReport, stats: { ...windowReport.stats, unexpected: 0 } }), 139).failed,
  ).toBe(1);
});

test('a runner that wrote no report has failed', () => {
  expect(vitestCounts(path.join(folder, 'none.json'), 0)).toEqual(oneTest(false));
});

test('nothing that ran is not a success', () => {
  expect(exitCodeOf({ passed: 0, failed: 0, skipped: 4 })).toBe(1);
  expect(exitCodeOf({ passed: 1, failed: 0, skipped: 4 })).toBe(0);
});
