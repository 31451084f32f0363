import { readFileSync } from 'node:fs';
import { UserError } from '@shared/lib/user-error';
import type { CocoTemplate } from '../coco/keypoints';
import type { Dataset, DatasetImage, DatasetObject, SourceObject } from '../dataset';
import { cannotRead, openInput } from '../files/open-input';
import { WHOLE_FILE_LIMIT } from '../json/limits';
import { LossCollector } from '../losses';
import { malformed } from '../malformed';
import { listFiles, type LabelmeFile } from './list-files';
import { labelmeLosses } from './losses';
import { parseLabelme } from './parse-file';

export interface ReadLabelmeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((filesDone: number, filesTotal: number) => void) | undefined;
}

/**
 * Opens one labelme file, or a folder of them with the folders in it. Every file is checked here; the shapes are read
 * again, file by file, when they are wanted, so that memory does not grow with them.
 *
 * @throws UserError `import.malformed`, `import.notLabelme`, or why a file cannot be read.
 */
export async function readLabelme(path: string, options: ReadLabelmeOptions = {}): Promise<Dataset> {
  const losses = new LossCollector();
  const candidates = await listFiles(path, losses, options.signal);
  const files: LabelmeFile[] = [];
  const images: DatasetImage[] = [];
  const classes = new Set<string>();
  const seen = new Set<string>();
  const skeletons = new Map<string, CocoTemplate>();
  let total = 0;
  for (const [index, file] of candidates.entries()) {
    options.signal?.throwIfAborted();
    const content = parseLabelme(file.path, file.folder, await readBytes(file.path), new LossCollector());
    options.onProgress?.(index + 1, candidates.length);
    if (content === null) {
      losses.add('labelme.other-file', labelmeLosses['labelme.other-file'], file.path);
      continue;
    }
    if (seen.has(content.image.file)) losses.add('labelme.same-image', labelmeLosses['labelme.same-image'], file.path);
    seen.add(content.image.file);
    files.push(file);
    images.push(content.image);
    for (const object of content.objects) classes.add(object.className);
    for (const [name, template] of content.templates) if (!skeletons.has(name)) skeletons.set(name, template);
    total += content.objects.length;
  }
  if (files.length === 0) throw notLabelme(path, candidates.length);
  return {
    format: 'labelme',
    classes: [...classes],
    skeletons: [...skeletons].map(([name, { id, template }]) => ({ id, className: name, template })),
    images,
    total,
    losses: losses.report(),
    objects: (collector) => objectsOf(files, collector),
  };
}

async function readBytes(path: string): Promise<Buffer> {
  const { handle, size } = await openInput(path);
  try {
    if (size > WHOLE_FILE_LIMIT) throw malformed(path, 'the whole file', `it is larger than ${WHOLE_FILE_LIMIT} bytes`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function* objectsOf(files: readonly LabelmeFile[], losses: LossCollector): Generator<DatasetObject> {
  for (const [image, { path, folder }] of files.entries()) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      throw cannotRead(path, error);
    }
    const content = parseLabelme(path, folder, bytes, losses);
    if (content === null) throw malformed(path, 'the whole file', 'it changed while it was read');
    for (const object of content.objects) yield { ...inDataset(object, image), image };
  }
}

/** Files number their objects and groups each for itself. */
function inDataset({ key, group, relations, ...object }: SourceObject, file: number): SourceObject {
  return {
    ...object,
    ...(key === undefined ? {} : { key: `${file} ${key}` }),
    ...(group === undefined ? {} : { group: `${file} ${group}` }),
    ...(relations ? { relations: relations.map(({ to, name }) => ({ to: `${file} ${to}`, name })) } : {}),
  };
}

function notLabelme(path: string, candidates: number): UserError {
  const what = candidates === 0 ? 'holds no JSON file' : 'is no labelme file: it has no "shapes" and "imagePath"';
  return new UserError('import.notLabelme', { file: path }, `${path} ${what}. Nothing was imported.`);
}
