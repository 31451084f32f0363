import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '@main/app/logger';

let folder: string;

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'plumbline-log-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function open(echoed: string[] = []) {
  return createLogger(
    join(folder, 'logs'),
    () => new Date(0),
    (line) => void echoed.push(line),
  );
}

function read(name = 'plumbline.log'): string {
  return readFileSync(join(folder, 'logs', name), 'utf8');
}

describe('the log', () => {
  it('has the time, the words, the stack and the cause', () => {
    open().error('It broke', new Error('outer', { cause: new Error('inner') }));
    expect(read()).toMatch(
      /^1970-01-01T00:00:00\.000Z error It broke\nError: outer\n +at [^]+caused by Error: inner\n +at /,
    );
  });

  it('shows warnings and errors at once as well', () => {
    const echoed: string[] = [];
    const logger = open(echoed);
    logger.info('quiet');
    logger.warn('loud');
    expect(echoed).toEqual(['1970-01-01T00:00:00.000Z warn loud\n']);
  });

  it('stays small', () => {
    const logger = open();
    for (let index = 0; index < 35; index++) logger.info('x'.repeat(100_000));
    const files = readdirSync(join(folder, 'logs'));
    expect(files.sort()).toEqual(['plumbline.log', 'plumbline.log.1']);
    for (const file of files) expect(statSync(join(folder, 'logs', file)).size).toBeLessThanOrEqual(1_000_000);
  });
});
