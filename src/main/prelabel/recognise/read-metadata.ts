import { open } from 'node:fs/promises';
import { fieldsOfFile, readAt, readEntry } from './file-fields';

// ModelProto of onnx.proto3. The runtime does not give these texts to JavaScript, so they are read from the file; the
// network itself (field 7) is never read.
const metadataField = 14;
const longestEntry = 4 * 1024 * 1024;

/** @returns the `metadata_props` of an ONNX file that the runtime has accepted. */
export async function readMetadata(path: string): Promise<Record<string, string>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const metadata: Record<string, string> = {};
    for await (const { key, start, end } of fieldsOfFile(file, 0, size)) {
      if (key !== metadataField || end - start > longestEntry) continue;
      const [name, value] = readEntry(await readAt(file, start, end - start));
      metadata[name] = value;
    }
    return metadata;
  } finally {
    await file.close();
  }
}
