import { open, type FileHandle } from 'node:fs/promises';

// ModelProto of onnx.proto3. The runtime does not give these texts to JavaScript, so they are read from the file: its
// fields are stepped over by their lengths, and the network itself (field 7) is never read.
const metadataField = 14;
const longestEntry = 4 * 1024 * 1024;

/** @returns the `metadata_props` of an ONNX file that the runtime has accepted. */
export async function readMetadata(path: string): Promise<Record<string, string>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const metadata: Record<string, string> = {};
    for (let position = 0; position < size;) {
      const head = await readAt(file, position, 20);
      const field = readField(head, 0);
      if (field.key === metadataField && field.length <= longestEntry) {
        const [name, value] = readEntry(await readAt(file, position + field.start, field.length));
        metadata[name] = value;
      }
      position += field.start + field.length;
    }
    return metadata;
  } finally {
    await file.close();
  }
}

/** StringStringEntryProto: field 1 is the key, field 2 the value. */
function readEntry(bytes: Buffer): [string, string] {
  const texts = ['', ''];
  for (let position = 0; position < bytes.length;) {
    const field = readField(bytes, position);
    texts[field.key - 1] = bytes.toString('utf8', position + field.start, position + field.start + field.length);
    position += field.start + field.length;
  }
  return [texts[0]!, texts[1]!];
}

interface Field {
  readonly key: number;
  /** Where its content starts, counted from the field's first byte, and how long it is. */
  readonly start: number;
  readonly length: number;
}

/** One field of a protocol buffer: its key and wire type, then a number or a length and as many bytes. */
function readField(bytes: Buffer, position: number): Field {
  const [tag, afterTag] = readVarint(bytes, position);
  const key = Math.floor(tag / 8);
  const start = afterTag - position;
  switch (tag % 8) {
    case 0:
      return { key, start, length: readVarint(bytes, afterTag)[1] - afterTag };
    case 1:
      return { key, start, length: 8 };
    case 2: {
      const [length, afterLength] = readVarint(bytes, afterTag);
      return { key, start: afterLength - position, length };
    }
    case 5:
      return { key, start, length: 4 };
    default:
      throw new RangeError(`A protocol buffer has no wire type ${tag % 8}`);
  }
}

/** @returns the number and the position after it. */
function readVarint(bytes: Buffer, position: number): [number, number] {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[position + index];
    if (byte === undefined) throw new RangeError('A protocol buffer ends in the middle of a number');
    value += (byte % 128) * 128 ** index;
    if (byte < 128) return [value, position + index + 1];
  }
  throw new RangeError('A number of a protocol buffer has more than ten bytes');
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
