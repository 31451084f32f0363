import { open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { hashFile } from '../hash-file';
import type { FileFacts } from './facts';
import { fieldsOfFile, readAt, readEntry } from './file-fields';

// onnx.proto3: ModelProto.graph, GraphProto.initializer, TensorProto.external_data.
const graphOfModel = 7;
const initializersOfGraph = 5;
const externalOfTensor = 13;
const longestEntry = 4096;

/**
 * The files beside an ONNX file that hold its values, as exporters write them for large networks.
 *
 * @param path of a file that the runtime has accepted, which does not let it look outside its folder.
 * @throws UserError `model.unreadable` when they lie in a folder of their own: a model is kept as one folder of files.
 */
export async function valuesFilesOf(path: string): Promise<FileFacts[]> {
  const names = await locationsIn(path);
  const outside = names.find((name) => /[/\\]/.test(name));
  if (outside !== undefined) {
    const reason = `its values are in ${outside}: put that file beside it and export it anew`;
    throw new UserError('model.unreadable', { path, reason }, `${path} cannot be used as a model: ${reason}`);
  }
  const found: FileFacts[] = [];
  for (const file of names) {
    const place = join(dirname(path), file);
    found.push({ file, bytes: (await stat(place)).size, sha256: await hashFile(place) });
  }
  return found;
}

async function locationsIn(path: string): Promise<string[]> {
  const names = new Set<string>();
  const file = await open(path);
  try {
    const { size } = await file.stat();
    for await (const graph of fieldsOfFile(file, 0, size)) {
      if (graph.key !== graphOfModel) continue;
      for await (const tensor of fieldsOfFile(file, graph.start, graph.end)) {
        if (tensor.key !== initializersOfGraph) continue;
        for await (const { key, start, end } of fieldsOfFile(file, tensor.start, tensor.end)) {
          if (key !== externalOfTensor || end - start > longestEntry) continue;
          const [name, value] = readEntry(await readAt(file, start, end - start));
          if (name === 'location') names.add(value.replace(/^\.\//, ''));
        }
      }
    }
    return [...names].toSorted();
  } finally {
    await file.close();
  }
}
