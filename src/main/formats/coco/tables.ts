import { className, fail, imageSide, integer, sha256Of } from '../check-values';
import type { DatasetImage } from '../dataset';
import { imageFileName } from '../image-file-name';
import type { PieceReader, JsonFile } from '../json/json-file';
import type { Section } from '../json/section-scanner';
import type { LossCollector } from '../losses';
import { cocoLosses, type CocoLoss } from './losses';
import type { CocoTemplate } from './keypoints';
import { readCategoryKeypoints } from './read-keypoints';
import { recordsOf, RecordSpot } from './record';
import { readSaid } from '../read-links';

/** What the objects of a file point at. */
export interface CocoTables {
  readonly images: readonly DatasetImage[];
  /** Number of an image in the file → index into `images`. */
  readonly imageIndex: ReadonlyMap<number, number>;
  readonly classes: readonly string[];
  /** Number of a category in the file → class name. Numbers may have gaps. */
  readonly categories: ReadonlyMap<number, string>;
  /** Number of a category in the file → what its skeletons are made of. */
  readonly skeletons: ReadonlyMap<number, CocoTemplate>;
}

const imageFields = new Set(['id', 'file_name', 'width', 'height', 'sha256', 'tags', 'verified_empty']);

export function readImages(
  file: JsonFile,
  section: Section,
  reader: PieceReader,
  losses: LossCollector,
): Pick<CocoTables, 'images' | 'imageIndex'> {
  const spot = new RecordSpot(file.path, section.key);
  const images: DatasetImage[] = [];
  const imageIndex = new Map<number, number>();
  const names = new Map<string, number>();
  for (const record of recordsOf(file, section, spot, reader)) {
    const id = integer(spot, 'id', record['id']);
    if (imageIndex.has(id)) fail(spot, 'id', `the number ${id} is that of images[${imageIndex.get(id)}] too`);
    const name = imageFileName(spot, 'file_name', record['file_name']);
    if (names.has(name)) fail(spot, 'file_name', `images[${names.get(name)}] has the same name, ${name}`);
    names.set(name, images.length);
    imageIndex.set(id, images.length);
    const said = readSaid(record['tags'], record['verified_empty'], () =>
      losses.add('coco.image-tags', cocoLosses['coco.image-tags'], spot.place()),
    );
    images.push({
      file: name,
      width: imageSide(spot, 'width', record['width']),
      height: imageSide(spot, 'height', record['height']),
      sha256: sha256Of(spot, 'sha256', record['sha256']),
      embedded: false,
      ...(said ? { said } : {}),
    });
    if (Object.keys(record).some((key) => !imageFields.has(key)))
      losses.add('coco.image-fields', cocoLosses['coco.image-fields'], spot.place());
  }
  return { images, imageIndex };
}

const plainFields = ['id', 'name', 'supercategory'];
const keypointFields = [...plainFields, 'keypoints', 'skeleton'];

export function readCategories(
  file: JsonFile,
  section: Section,
  reader: PieceReader,
  losses: LossCollector,
): Pick<CocoTables, 'classes' | 'categories' | 'skeletons'> {
  const spot = new RecordSpot(file.path, section.key);
  const classes = new Set<string>();
  const categories = new Map<number, string>();
  const skeletons = new Map<number, CocoTemplate>();
  const lose = (code: CocoLoss): void => losses.add(code, cocoLosses[code], spot.place());
  for (const record of recordsOf(file, section, spot, reader)) {
    const id = integer(spot, 'id', record['id']);
    if (categories.has(id)) fail(spot, 'id', `the number ${id} is that of another category too`);
    const name = className(spot, 'name', record['name']);
    if (name !== record['name']) lose('coco.name-trimmed');
    if (classes.has(name)) lose('coco.same-name');
    classes.add(name);
    categories.set(id, name);
    const skeleton = readCategoryKeypoints(record, name);
    if (skeleton !== null) skeletons.set(id, skeleton);
    const fields = skeleton === null ? plainFields : keypointFields;
    const group = record['supercategory'];
    if (typeof group === 'string' && group !== '' && group !== name) lose('coco.supercategory');
    if (Object.keys(record).some((key) => !fields.includes(key))) lose('coco.category-fields');
  }
  return { classes: [...classes], categories, skeletons };
}
