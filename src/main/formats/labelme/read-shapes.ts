import type { Geometry } from '@shared/geometry/geometry';
import { className, fail, integer, score, type Spot } from '../check-values';
import type { DatasetImage, SourceObject } from '../dataset';
import { transcriptionSchema } from '@shared/model/transcription';
import type { CocoTemplate } from '../coco/keypoints';
import { readRelations } from '../read-links';
import { isWhole, readAnswers } from '../named-answers';
import { isObject, type JsonObject } from '../json/parse';
import type { LossCollector } from '../losses';
import { found } from '../malformed';
import { isOutside } from '../outside';
import { joinShapes, type Shape } from './join-shapes';
import { labelmeLosses, type Lose } from './losses';
import { readOutline } from './read-outline';

const fields = new Set(
  'label points shape_type flags group_id description mask line_color fill_color score attributes object relations difficult'.split(
    ' ',
  ),
);

/**
 * The objects of one file; polygons of one class that share a group become one polygon of several parts.
 *
 * @param templates by class, what the skeletons of our own file are made of; null for a file that is not, or not any
 *   more, as we wrote it.
 */
export function readShapes(
  path: string,
  value: unknown,
  image: DatasetImage,
  losses: LossCollector,
  templates: ReadonlyMap<string, CocoTemplate> | null = null,
): SourceObject[] {
  const whole: Spot = { file: path, place: () => '' };
  if (!Array.isArray(value)) fail(whole, 'shapes', `expected an array, ${found(value)}`);
  const shapes: Shape[] = [];
  for (let index = 0; index < value.length; index++) {
    const spot: Spot = { file: path, place: () => `shapes[${index}]` };
    const lose: Lose = (code) => losses.add(code, labelmeLosses[code], `${path}: shapes[${index}]`);
    const record: unknown = value[index];
    if (!isObject(record)) fail(whole, `shapes[${index}]`, `expected an object, ${found(record)}`);
    const shape = readShape(spot, record, lose, templates !== null);
    if (shape === null) continue;
    if (isOutside(shape.geometry, image.width, image.height)) lose('labelme.outside');
    shapes.push(shape);
  }
  return joinShapes(shapes, templates ?? undefined);
}

function readShape(spot: Spot, record: JsonObject, lose: Lose, isOurs: boolean): Shape | null {
  const name = className(spot, 'label', record['label']);
  // The rectangle around one joint has no area, and is not what is kept.
  const geometry = isOurs ? readOwnOutline(spot, record, lose) : readOutline(spot, record, lose);
  if (geometry === null) return null;
  if (name !== record['label']) lose('labelme.name-trimmed');
  reportFields(record, lose);
  const { score: confidence } = record;
  return {
    className: name,
    geometry,
    score: confidence === undefined || confidence === null ? null : score(spot, 'score', confidence),
    ...saidOf(record, lose),
    group: groupOf(spot, record['group_id']),
    occluded: isObject(record['flags']) && record['flags']['occluded'] === true,
    ...linksIn(record, lose, isOurs),
  };
}

function readOwnOutline(spot: Spot, record: JsonObject, lose: Lose): Geometry | null {
  const points: readonly unknown[] = Array.isArray(record['points']) ? record['points'] : [];
  const isFlat = record['shape_type'] === 'rectangle' && record['object'] !== undefined && points.length === 2;
  return readOutline(spot, record, isFlat ? () => undefined : lose) ?? (isFlat ? noGround : null);
}

/** Stands in for the rectangle around joints in one line. */
const noGround: Geometry = { type: 'box', x: 0, y: 0, width: 1, height: 1 };

function linksIn(record: JsonObject, lose: Lose, isOurs: boolean): Pick<Shape, 'object' | 'relations'> {
  const { object } = record;
  if (!isOurs || !Number.isSafeInteger(object)) return { object: undefined };
  const relations = readRelations(record['relations'], () => lose('labelme.relations'));
  return { object: String(object), ...(relations ? { relations } : {}) };
}

/** Flags and attributes are answers, and the description is what the shape says. */
function saidOf(record: JsonObject, lose: Lose): Pick<SourceObject, 'attributes' | 'transcription'> {
  const flags = readAnswers(record['flags'], () => lose('labelme.answers'));
  const others = readAnswers(record['attributes'], () => lose('labelme.answers'));
  const { description } = record;
  const transcription = transcriptionSchema.safeParse({ text: description, legibility: 'legible' });
  const speaks = transcription.success && transcription.data.text !== '' && isWhole(transcription.data.text);
  if (!speaks && typeof description === 'string' && description !== '') lose('labelme.description');
  return {
    ...(flags || others ? { attributes: { ...flags, ...others } } : {}),
    ...(speaks ? { transcription: transcription.data } : {}),
  };
}

function groupOf(spot: Spot, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return String(integer(spot, 'group_id', value));
}

function reportFields(record: JsonObject, lose: Lose): void {
  if (Array.isArray(record['line_color']) || Array.isArray(record['fill_color'])) lose('labelme.colour');
  if (Object.keys(record).some((key) => !fields.has(key))) lose('labelme.other-fields');
}
