import type { FileHandle } from 'node:fs/promises';
import { readField } from '../protobuf';

/** A field's number, and where its content lies in the file. */
export interface FileField {
  readonly key: number;
  readonly start: number;
  readonly end: number;
}

/** The longest head of a field: its number and its length. */
const longestHead = 20;

/** The fields of the message between two places of a file; their contents are stepped over and not read. */
export async function* fieldsOfFile(file: FileHandle, from: number, to: number): AsyncGenerator<FileField> {
  for (let position = from; position < to;) {
    const { key, start, length } = readField(await readAt(file, position, longestHead), 0);
    const field = { key, start: position + start, end: position + start + length };
    yield field;
    position = field.end;
  }
}

export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** StringStringEntryProto: field 1 is the key, field 2 the value. */
export function readEntry(bytes: Buffer): [string, string] {
  const texts = ['', ''];
  for (let position = 0; position < bytes.length;) {
    const field = readField(bytes, position);
    texts[field.key - 1] = bytes.toString('utf8', position + field.start, position + field.start + field.length);
    position += field.start + field.length;
  }
  return [texts[0]!, texts[1]!];
}
