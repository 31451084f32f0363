import { assertExists } from '@shared/lib/assert';
import { fail, integer, score } from '../check-values';
import type { DatasetObject } from '../dataset';
import { languageSchema, transcriptionSchema, type Transcription } from '@shared/model/transcription';
import { isWhole, readAnswers } from '../named-answers';
import type { JsonObject } from '../json/parse';
import { readGroup, readRelations } from '../read-links';
import { isOutside } from '../outside';
import type { CocoLoss } from './losses';
import { CROWD } from './crowd';
import { readSkeleton } from './read-keypoints';
import { readShape, saysMore, type Lose } from './read-shape';
import type { RecordSpot } from './record';
import type { CocoTables } from './tables';

const known = new Set(
  'id image_id category_id bbox segmentation area iscrowd score attributes utf8_string language legibility group_id relations'.split(
    ' ',
  ),
);

/** One annotation or detection result; null when nothing of it can be kept, which `lose` was told. */
export function readObject(spot: RecordSpot, record: JsonObject, tables: CocoTables, lose: Lose): DatasetObject | null {
  const image = imageOf(spot, record['image_id'], tables);
  const other = otherKind(record);
  if (other !== null) {
    lose(other);
    return null;
  }
  const category = integer(spot, 'category_id', record['category_id']);
  const className = tables.categories.get(category);
  if (className === undefined) fail(spot, 'category_id', `there is no category with the number ${category}`);
  const confidence = record['score'] === undefined ? null : score(spot, 'score', record['score']);
  reportFields(record, tables.skeletons.has(category), lose);
  const { width, height } = assertExists(tables.images[image], 'the index of images points at them');
  const template = tables.skeletons.get(category);
  const skeleton = template ? readSkeleton(spot, record['keypoints'], template) : null;
  if (skeleton !== null && saysMore(spot, record, skeleton)) lose('coco.keypoints-only');
  const geometry = skeleton ?? readShape(spot, record, { width, height }, lose);
  if (geometry === null) return null;
  if (isOutside(geometry, width, height)) lose('coco.outside');
  const answers = readAnswers(record['attributes'], () => lose('coco.answers'));
  const attributes = record['iscrowd'] === 1 ? { ...answers, [CROWD]: true } : answers;
  const transcription = readText(record, lose);
  return {
    image,
    className,
    geometry,
    score: confidence,
    ...(attributes ? { attributes } : {}),
    ...(transcription ? { transcription } : {}),
    ...linksIn(record, lose),
  };
}

function linksIn(record: JsonObject, lose: Lose): Pick<DatasetObject, 'key' | 'group' | 'relations'> {
  const { id, group_id: grouped, relations: related } = record;
  const group = readGroup(grouped);
  const relations = readRelations(related, () => lose('coco.relations'));
  return {
    ...(Number.isSafeInteger(id) ? { key: String(id) } : {}),
    ...(group === undefined ? {} : { group }),
    ...(relations ? { relations } : {}),
  };
}

/** What the region says, as COCO-Text writes it. */
function readText({ utf8_string: text, language, legibility }: JsonObject, lose: Lose): Transcription | undefined {
  if (text === undefined && legibility === undefined) return undefined;
  const read = transcriptionSchema.safeParse({
    text: text ?? '',
    ...(typeof language === 'string' && languageSchema.safeParse(language).success ? { language } : {}),
    legibility: legibility ?? 'legible',
  });
  if (!read.success || !isWhole(read.data.text)) {
    lose('coco.text');
    return undefined;
  }
  return read.data;
}

/** What says nothing about a single object. */
function otherKind(record: JsonObject): CocoLoss | null {
  if (record['caption'] !== undefined && record['category_id'] === undefined) return 'coco.caption';
  return record['segments_info'] === undefined ? null : 'coco.panoptic';
}

function imageOf(spot: RecordSpot, value: unknown, tables: CocoTables): number {
  const id = integer(spot, 'image_id', value);
  const image = tables.imageIndex.get(id);
  if (image === undefined) fail(spot, 'image_id', `there is no image with the number ${id}`);
  return image;
}

function reportFields(record: JsonObject, hasSkeleton: boolean, lose: Lose): void {
  let others = false;
  for (const key in record) if (!known.has(key) && key !== 'keypoints' && key !== 'num_keypoints') others = true;
  if (others) lose('coco.fields');
  if (!hasSkeleton && Array.isArray(record['keypoints']) && record['keypoints'].length > 0) lose('coco.keypoints');
}
