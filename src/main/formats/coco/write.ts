import { assertExists } from '@shared/lib/assert';
import type { DatasetSource, SourceImage, Written } from '../dataset';
import { AtomicFile } from '../files/atomic-file';
import { LossCollector } from '../losses';
import { linksOf } from '../links';
import { compareText, imagesInOrder, objectsInOrder, type IndexedImage } from '../order';
import { eachImage } from '../each-image';
import { verifyReadBack } from '../read-back';
import { carriedByCoco, carriedLosses, type CocoObject } from './carried';
import { crowdAsMask, isCrowd, withoutCrowd } from './crowd';
import { cocoInfo } from './info';
import { cocoTemplate, keypointsOf, type CocoTemplate } from './keypoints';
import { readCoco } from './read';
import { cocoRecord } from './write-object';

type Lose = (code: keyof typeof carriedLosses) => void;

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined;
  /** Counts images: each is written once and read back once. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Writes one COCO file: images sorted by name, numbers from 1, the same bytes for the same labels. The file is read
 * back and compared before it takes its place.
 *
 * @throws UserError `export.*`; what was at `path` is then untouched.
 */
export async function writeCoco(path: string, source: DatasetSource, options: WriteOptions = {}): Promise<Written> {
  const order = imagesInOrder(source);
  const lost = new LossCollector();
  const file = await AtomicFile.create(path);
  try {
    await writeTables(file, source, order);
    const annotations = await writeObjects(file, source, order, lost, options);
    await file.finish((temporary) => verify(temporary, path, source, order, options.signal));
    return { annotations, losses: lost.report() };
  } finally {
    await file.discard();
  }
}

/** What a file would say otherwise, or not at all; nothing is written. */
export async function surveyCoco(source: DatasetSource, options: WriteOptions = {}): Promise<Written> {
  const lost = new LossCollector();
  const annotations = await eachImage(source, options, ({ index, image }) => {
    const lose: Lose = (code) => lost.add(code, carriedLosses[code], image.file);
    const objects = soundObjects(source, index, image, lose);
    linksOf(objects, () => lose('coco.relations'));
    return objects.length;
  });
  return { annotations, losses: lost.report() };
}

async function writeTables(file: AtomicFile, source: DatasetSource, order: readonly IndexedImage[]): Promise<void> {
  await file.write(`{"info":${JSON.stringify(cocoInfo)},\n"licenses":[],\n"images":[`);
  for (const [position, { image }] of order.entries()) {
    const { file: name, width, height, sha256, said } = image;
    const record = {
      id: position + 1,
      file_name: name,
      width,
      height,
      ...(sha256 === null ? {} : { sha256 }),
      ...(said && said.words.length > 0 ? { tags: [...said.words].sort(compareText) } : {}),
      ...(said?.empty ? { verified_empty: true } : {}),
    };
    await file.write(`${position === 0 ? '\n' : ',\n'}${JSON.stringify(record)}`);
  }
  const categories = source.classes.map((name, index) => {
    const keypoints = cocoTemplateOf(source, name);
    const more = keypoints === null ? {} : { keypoints: keypoints.names, skeleton: keypoints.edges };
    return JSON.stringify({ id: index + 1, name, supercategory: '', ...more });
  });
  await file.write(`],\n"categories":[\n${categories.join(',\n')}],\n"annotations":[`);
}

function cocoTemplateOf(source: DatasetSource, className: string): CocoTemplate | null {
  const template = source.skeletons?.get(className);
  return template ? cocoTemplate(keypointsOf(template), className) : null;
}

async function writeObjects(
  file: AtomicFile,
  source: DatasetSource,
  order: readonly IndexedImage[],
  lost: LossCollector,
  { signal, onProgress }: WriteOptions,
): Promise<number> {
  const jointsOf = new Map(source.classes.map((name) => [name, cocoTemplateOf(source, name)?.joints]));
  const categoryOf = new Map(source.classes.map((name, index) => [name, index + 1]));
  let id = 0;
  for (const [position, { index, image }] of order.entries()) {
    signal?.throwIfAborted();
    const lose: Lose = (code) => lost.add(code, carriedLosses[code], image.file);
    const objects = soundObjects(source, index, image, lose);
    const links = linksOf(objects, () => lose('coco.relations'));
    const first = id + 1;
    for (const [place, object] of objects.entries()) {
      const category = assertExists(categoryOf.get(object.className), 'a source names every class of its objects');
      const separator = id === 0 ? '\n' : ',\n';
      const numbers = { id: ++id, image: position + 1, category, first };
      await file.write(separator + cocoRecord(numbers, object, links[place]!, image, jointsOf.get(object.className)));
    }
    onProgress?.(position + 1, order.length);
  }
  await file.write(']}\n');
  return id;
}

function soundObjects(
  source: DatasetSource,
  index: number,
  image: SourceImage,
  lose: Lose = () => undefined,
): CocoObject[] {
  const sound = source.objects(index).flatMap((given) => {
    const object = crowdAsMask(given, () => lose('coco.crowd-as-mask'));
    const geometry = carriedByCoco(object.geometry, image, lose, source.skeletons?.get(object.className));
    const attributes = isCrowd(object) ? object.attributes : withoutCrowd(object.attributes);
    return geometry === null ? [] : [{ ...object, attributes, geometry }];
  });
  return objectsInOrder(sound);
}

async function verify(
  temporary: string,
  path: string,
  source: DatasetSource,
  order: readonly IndexedImage[],
  signal: AbortSignal | undefined,
): Promise<void> {
  verifyReadBack(await readCoco(temporary, { signal }), {
    path,
    classes: source.classes,
    images: order.map(({ index, image }) => ({ ...image, objects: () => soundObjects(source, index, image) })),
    tolerance: 0,
  });
}
