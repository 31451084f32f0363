import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import { cocoTemplate, keypointsOf, type CocoTemplate } from '../coco/keypoints';
import type { DatasetSource, SourceImage, SourceObject, Written } from '../dataset';
import { StagedFolder } from '../files/staged-folder';
import { eachImage } from '../each-image';
import { linksOf } from '../links';
import { LossCollector } from '../losses';
import { compareText, objectsInOrder } from '../order';
import { verifyReadBack } from '../read-back';
import { carriedByLabelme, carriedLosses } from './carried';
import { labelFileNames } from './file-names';
import { imagePathFor, isOurs, labelmeText } from './file-text';
import { pictureOf } from './picture';
import { readLabelme } from './read';

const losses = {
  ...carriedLosses,
  'labelme.legibility': 'labelme keeps the text of a region; its language and legibility are not in the files.',
  'labelme.degenerate': 'Outlines without an area were left out.',
  'labelme.relations': 'Relations of objects that are not in the file were left out.',
  'labelme.unused-class': 'labelme keeps no list of classes: classes without a label are not in the files.',
} as const;

/** Corners are written, so a box's size comes back as a difference of two coordinates. */
const TOLERANCE = 1e-6;

interface Entry {
  readonly name: string;
  readonly index: number;
  readonly image: SourceImage;
  readonly imagePath: string;
}

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Writes one labelme file for each image into a folder, in the structure of the images' paths. All files are written
 * beside the folder and read back before the first one takes its place.
 *
 * @throws UserError `export.*`; `export.notOurs` when a file in the way was written or changed by somebody else.
 */
export async function writeLabelme(path: string, source: DatasetSource, options: WriteOptions = {}): Promise<Written> {
  const staged = await StagedFolder.create(path);
  try {
    const entries = entriesOf(source, staged.target);
    await refuseForeignFiles(staged.target, entries);
    const lost = new LossCollector();
    const used = new Set<string>();
    const templates = templatesOf(source);
    let annotations = 0;
    for (const [done, { name, index, image, imagePath }] of entries.entries()) {
      options.signal?.throwIfAborted();
      const lose = (code: keyof typeof losses) => lost.add(code, losses[code], image.file);
      const objects = plainObjects(source, index, lose);
      const links = linksOf(objects, () => lose('labelme.relations'));
      for (const object of objects) used.add(object.className);
      annotations += objects.length;
      await staged.write(name, labelmeText(image, imagePath, objects, links, templates));
      options.onProgress?.(done + 1, entries.length);
    }
    reportUnused(source, used, lost);
    if (entries.length > 0) await verify(staged, source, entries, [...used], options.signal);
    await staged.finish(entries.map(({ name }) => name));
    return { annotations, losses: lost.report() };
  } finally {
    await staged.discard();
  }
}

/** What the files would say otherwise, or not at all; nothing is written. */
export async function surveyLabelme(source: DatasetSource, options: WriteOptions = {}): Promise<Written> {
  const lost = new LossCollector();
  const used = new Set<string>();
  const annotations = await eachImage(source, options, ({ index, image }) => {
    const lose = (code: keyof typeof losses) => lost.add(code, losses[code], image.file);
    const objects = plainObjects(source, index, lose);
    linksOf(objects, () => lose('labelme.relations'));
    for (const object of objects) used.add(object.className);
    return objects.length;
  });
  reportUnused(source, used, lost);
  return { annotations, losses: lost.report() };
}

function reportUnused(source: DatasetSource, used: ReadonlySet<string>, lost: LossCollector): void {
  for (const name of source.classes)
    if (!used.has(name)) lost.add('labelme.unused-class', losses['labelme.unused-class'], name);
}

function entriesOf(source: DatasetSource, target: string): Entry[] {
  const names = labelFileNames(source.images);
  return source.images
    .map((image, index) => {
      const name = assertExists(names[index], 'each image has a name');
      return { name, index, image, imagePath: imagePathFor(dirname(join(target, name)), image) };
    })
    .sort((a, b) => compareText(a.name, b.name));
}

/** By class, what its skeletons are made of, in the words of the files. */
function templatesOf({ skeletons }: DatasetSource): ReadonlyMap<string, CocoTemplate> {
  const found = [...(skeletons ?? [])].flatMap(([name, view]) => {
    const template = cocoTemplate(keypointsOf(view), name);
    return template ? [[name, template] as const] : [];
  });
  return new Map(found);
}

/** What we cannot carry would be lost if we wrote over the file that holds it. */
async function refuseForeignFiles(target: string, entries: readonly Entry[]): Promise<void> {
  for (const { name } of entries) {
    const path = join(target, ...name.split('/'));
    // What is there and cannot be read is not ours either.
    const text = await readFile(path, 'utf8').catch((error: unknown) => (isAbsent(error) ? null : ''));
    if (text !== null && !isOurs(parsed(text)))
      throw new UserError(
        'export.notOurs',
        { path },
        `${path} was written or changed by somebody else, and its labels would be lost; choose an empty folder.`,
      );
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** labelme has a place for the text alone. */
function plainText(
  { transcription }: SourceObject,
  lose: (code: keyof typeof losses) => void,
): Pick<SourceObject, 'transcription'> {
  if (!transcription) return {};
  if (transcription.language !== undefined || transcription.legibility !== 'legible') lose('labelme.legibility');
  return { transcription: transcription.text === '' ? undefined : { text: transcription.text, legibility: 'legible' } };
}

/** The objects as the format can say them. */
function plainObjects(
  source: DatasetSource,
  index: number,
  lose: (code: keyof typeof losses) => void = () => undefined,
): SourceObject[] {
  const plain = source.objects(index).flatMap((object) => {
    const geometry = carriedByLabelme(object.geometry, lose, source.skeletons?.get(object.className));
    if (geometry !== null) return [{ ...object, geometry, ...plainText(object, lose) }];
    lose('labelme.degenerate');
    return [];
  });
  return objectsInOrder(plain);
}

async function verify(
  staged: StagedFolder,
  source: DatasetSource,
  entries: readonly Entry[],
  classes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const images = entries.map(({ name, index, image, imagePath }) => {
    const folder = name.split('/').slice(0, -1).join('/');
    const file = pictureOf({ file: name, place: () => '' }, folder, imagePath);
    return { ...image, file, objects: () => plainObjects(source, index) };
  });
  verifyReadBack(await readLabelme(staged.temporary, { signal }), {
    path: staged.target,
    classes,
    images,
    tolerance: TOLERANCE,
  });
}
