import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** sha256 of a text or of bytes, as 64 hexadecimal digits. */
export function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** The JSON object in a stamp file; empty when there is none or it is damaged (then the step is done again). */
export function readStamp(file) {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Merges `values` into a stamp file. Written aside and renamed, so that an interrupted write leaves the old one. */
export function writeStamp(file, values) {
  mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify({ ...readStamp(file), ...values }, undefined, 2)}\n`);
  renameSync(aside, file);
}

/** Every file below the given files and folders, sorted. Missing ones are left out. */
export function listFiles(places) {
  const files = [];
  for (const place of places) {
    if (!existsSync(place)) continue;
    if (statSync(place).isFile()) files.push(place);
    else files.push(...listFiles(readdirSync(place).map((name) => path.join(place, name))));
  }
  return files.sort();
}

/** One hash over the names and the bytes of all files below `places`; names are relative to `base`. */
export function hashOfFiles(base, places) {
  const hash = createHash('sha256');
  for (const file of listFiles(places)) {
    hash.update(`${path.relative(base, file).split(path.sep).join('/')}\0${hashOf(readFileSync(file))}\n`);
  }
  return hash.digest('hex');
}
