import { open, type FileHandle } from 'node:fs/promises';
import { readField } from '../protobuf';

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

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
