import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOlder } from '../../scripts/lib/pinned-runtime.mjs';
import { hashOfFiles, readStamp, writeStamp } from '../../scripts/lib/stamp.mjs';

let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-stamp-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a stamp keeps what was written before and takes what is new', () => {
  const file = path.join(folder, 'deep', 'stamp.json');
  writeStamp(file, { lock: 'a', electron: 'b' });
  writeStamp(file, { lock: 'c' });
  expect(readStamp(file)).toEqual({ lock: 'c', electron: 'b' });
});

test('a missing or damaged stamp counts as none', () => {
  const file = path.join(folder, 'stamp.json');
  expect(readStamp(file)).toEqual({});
  writeFileSync(file, '{ "lock":');
  expect(readStamp(file)).toEqual({});
});

test('the hash of sources changes with a byte, a name and a new file, and with nothing else', () => {
  const source = path.join(folder, 'src');
  mkdirSync(source);
  writeFileSync(path.join(source, 'a.ts'), 'one');
  const hashes = [hashOfFiles(folder, [source])];
  writeFileSync(path.join(source, 'a.ts'), 'one');
  expect(hashOfFiles(folder, [source])).toBe(hashes[0]);
  writeFileSync(path.join(source, 'a.ts'), 'two');
  hashes.push(hashOfFiles(folder, [source]));
  writeFileSync(path.join(source, 'b.ts'), '');
  hashes.push(hashOfFiles(folder, [source]));
  expect(new Set(hashes).size).toBe(3);
});

test('versions are compared as numbers', () => {
  expect(isOlder('20.20.2', '22.12.0')).toBe(true);
  expect(isOlder('22.9.0', '22.12.0')).toBe(true);
  expect(isOlder('22.12.0', '22.12.0')).toBe(false);
  expect(isOlder('24.0.0', '22.12')).toBe(false);
});
