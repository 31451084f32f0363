import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { SetupError } from './say.mjs';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const symbolicLink = 0o120000;
const fileTypeMask = 0o170000;

/**
 * Unpacks a zip archive (no zip64, no encryption: enough for a runtime we pin by hash), keeping modes and links.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => boolean} wanted which entries to write, by their name in the archive
 */
export function unzip(archive, folder, wanted) {
  const file = openSync(archive, 'r');
  try {
    for (const entry of readDirectory(file)) {
      if (entry.name.endsWith('/') || !wanted(entry.name)) continue;
      const target = path.resolve(folder, entry.name);
      if (!target.startsWith(path.resolve(folder) + path.sep)) {
        throw new SetupError(`${archive}: the entry ${entry.name} points outside the folder`);
      }
      mkdirSync(path.dirname(target), { recursive: true });
      const content = readEntry(file, entry);
      if ((entry.mode & fileTypeMask) === symbolicLink) {
        symlinkSync(content.toString(), target);
        continue;
      }
      writeFileSync(target, content);
      if (entry.mode & 0o111) chmodSync(target, 0o755);
    }
  } finally {
    closeSync(file);
  }
}

function readDirectory(file) {
  const size = fstatSync(file).size;
  const tail = readAt(file, Math.max(0, size - endLength - 0xffff), Math.min(size, endLength + 0xffff));
  let end = tail.length - endLength;
  while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new SetupError('not a zip archive: no end-of-directory record');
  const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  let at = 0;
  while (at + entryLength <= directory.length && directory.readUInt32LE(at) === directoryEntry) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + entryLength, at + entryLength + nameLength),
    });
    at += entryLength + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(file, entry) {
  // The local header repeats the name and has its own extra field, whose length may differ from the directory's.
  const header = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const data = readAt(file, start, entry.compressedSize);
  return entry.method === 0 ? data : inflateRawSync(data);
}

function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const got = readSync(file, buffer, 0, length, position);
  if (got !== length) throw new SetupError(`the archive ends early: got ${got} bytes, expected ${length}`);
  return buffer;
}
