import { assertExists } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { Dataset, DatasetObject } from '../dataset';
import { indexJsonFile, PieceReader, type JsonFile } from '../json/json-file';
import { isObject } from '../json/parse';
import type { Section } from '../json/section-scanner';
import { LossCollector } from '../losses';
import { malformed } from '../malformed';
import { cocoInfo } from './info';
import { cocoLosses } from './losses';
import { readObject } from './read-object';
import type { Lose } from './read-shape';
import { checkSection, recordsOf, RecordSpot } from './record';
import { repeatedNumber } from './repeated-number';
import { readCategories, readImages, type CocoTables } from './tables';

export interface ReadCocoOptions {
  /** A COCO file with the images and categories that a file of detection results names by number. */
  readonly reference?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined;
}

/** The sections of which records are read; `''` is the array that a file of detection results consists of. */
const sectionKeys = ['images', 'categories', 'annotations', ''];

/**
 * Opens a COCO file of any size: its sections may come in any order, and its annotations are read one by one when they
 * are wanted. Memory grows with the images, not with the annotations.
 *
 * @throws UserError `import.malformed`, `import.notCoco`, `import.resultsNeedReference`, or why the file cannot be read.
 */
export async function readCoco(path: string, options: ReadCocoOptions = {}): Promise<Dataset> {
  const file = await indexJsonFile(path, { ...options, records: sectionKeys });
  if (file.rootIsArray) return readResults(file, options);
  const losses = new LossCollector();
  const tables = readTables(file, losses);
  return datasetOf(file, section(file, 'annotations'), tables, losses);
}

async function readResults(file: JsonFile, options: ReadCocoOptions): Promise<Dataset> {
  if (options.reference === undefined)
    throw new UserError(
      'import.resultsNeedReference',
      { file: file.path },
      `${file.path} is a list of detection results, which names its images and classes by number only. ` +
        'Give the COCO file that these numbers come from as well.',
    );
  const reference = await indexJsonFile(options.reference, { ...options, records: sectionKeys });
  const losses = new LossCollector();
  const results = assertExists(file.sections[0], 'an array as root is one section');
  return datasetOf(file, results, readTables(reference, losses), losses);
}

function readTables(file: JsonFile, losses: LossCollector): CocoTables {
  const reader = new PieceReader(file.path);
  try {
    for (const other of file.sections) {
      if (sectionKeys.includes(other.key)) continue;
      const value = checkSection(file, other, reader);
      if (saysNothing(value)) continue;
      const code = other.key === 'info' || other.key === 'licenses' ? 'coco.info' : 'coco.other-section';
      losses.add(code, cocoLosses[code], other.key);
    }
    return {
      ...readImages(file, section(file, 'images'), reader, losses),
      ...readCategories(file, section(file, 'categories'), reader, losses),
    };
  } finally {
    reader.close();
  }
}

/** Nothing that anybody would miss: empty, or what our own writer says. */
function saysNothing(value: unknown): boolean {
  if (isObject(value)) return Object.keys(value).length === 0 || value['description'] === cocoInfo.description;
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function section(file: JsonFile, key: string): Section {
  const wanted = file.sections.find((candidate) => candidate.key === key);
  if (wanted?.type === 'array') return wanted;
  if (wanted) throw malformed(file.path, key, 'expected an array');
  const keys = file.sections.map((candidate) => candidate.key).slice(0, 10);
  throw new UserError(
    'import.notCoco',
    { file: file.path, key, keys: keys.join(', ') },
    `${file.path} is no COCO file: it has no "${key}" (it has ${keys.join(', ') || 'nothing'}). Nothing was imported.`,
  );
}

function datasetOf(file: JsonFile, annotations: Section, tables: CocoTables, opening: LossCollector): Dataset {
  return {
    format: 'coco',
    classes: tables.classes,
    skeletons: [...tables.skeletons].map(([category, { id, template }]) => ({
      id,
      className: assertExists(tables.categories.get(category), 'a skeleton is that of a category'),
      template,
    })),
    images: tables.images,
    total: annotations.records.count,
    losses: opening.report(),
    objects: (losses) => objectsOf(file, annotations, tables, losses),
  };
}

function* objectsOf(
  file: JsonFile,
  annotations: Section,
  tables: CocoTables,
  losses: LossCollector,
): Generator<DatasetObject> {
  const spot = new RecordSpot(file.path, annotations.key);
  const reader = new PieceReader(file.path);
  const lose: Lose = (code) => losses.add(code, cocoLosses[code], spot.place());
  const numbers = new Float64Array(annotations.records.count);
  let numbered = 0;
  try {
    for (const record of recordsOf(file, annotations, spot, reader)) {
      if (typeof record['id'] === 'number') numbers[numbered++] = record['id'];
      const object = readObject(spot, record, tables, lose);
      if (object !== null) yield object;
    }
  } finally {
    reader.close();
  }
  const repeated = repeatedNumber(numbers.subarray(0, numbered));
  if (repeated)
    losses.add('coco.repeated-id', cocoLosses['coco.repeated-id'], `id ${repeated.example}`, repeated.count);
}
