import type { Geometry } from '@shared/geometry/geometry';
import { className, fail, integer, score, type Spot } from '../check-values';
import type { DatasetImage, SourceObject } from '../dataset';
import { transcriptionSchema } from '@shared/model/transcription';
import { isWhole, readAnswers } from '../named-answers';
import { isObject, type JsonObject } from '../json/parse';
import type { LossCollector } from '../losses';
import { found } from '../malformed';
import { isOutside } from '../outside';
import { labelmeLosses, type Lose } from './losses';
import { readOutline } from './read-outline';

const fields = new Set(
  'label points shape_type flags group_id description mask line_color fill_color score attributes'.split(' '),
);

interface Shape extends SourceObject {
  readonly group: string | null;
  readonly lose: Lose;
}

/** The shapes of one file; polygons of one class that share a group become one polygon of several parts. */
export function readShapes(path: string, value: unknown, image: DatasetImage, losses: LossCollector): SourceObject[] {
  const whole: Spot = { file: path, place: () => '' };
  if (!Array.isArray(value)) fail(whole, 'shapes', `expected an array, ${found(value)}`);
  const shapes: Shape[] = [];
  for (let index = 0; index < value.length; index++) {
    const spot: Spot = { file: path, place: () => `shapes[${index}]` };
    const lose: Lose = (code) => losses.add(code, labelmeLosses[code], `${path}: shapes[${index}]`);
    const record: unknown = value[index];
    if (!isObject(record)) fail(whole, `shapes[${index}]`, `expected an object, ${found(record)}`);
    const shape = readShape(spot, record, lose);
    if (shape === null) continue;
    if (isOutside(shape.geometry, image.width, image.height)) lose('labelme.outside');
    shapes.push(shape);
  }
  return joinGroups(shapes);
}

function readShape(spot: Spot, record: JsonObject, lose: Lose): Shape | null {
  const name = className(spot, 'label', record['label']);
  const geometry = readOutline(spot, record, lose);
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
    lose,
  };
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

function groupOf(spot: Spot, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  return String(integer(spot, 'group_id', value));
}

function reportFields(record: JsonObject, lose: Lose): void {
  if (Array.isArray(record['line_color']) || Array.isArray(record['fill_color'])) lose('labelme.colour');
  if (Object.keys(record).some((key) => !fields.has(key))) lose('labelme.other-fields');
}

function joinGroups(shapes: readonly Shape[]): SourceObject[] {
  const groups = new Map<string, Shape[]>();
  for (const shape of shapes) {
    if (shape.group === null) continue;
    const members = groups.get(shape.group);
    if (members) members.push(shape);
    else groups.set(shape.group, [shape]);
  }
  const joined: SourceObject[] = [];
  for (const shape of shapes) {
    const { group, lose, ...object } = shape;
    const members = (group === null ? undefined : groups.get(group)) ?? [shape];
    const parts = members.flatMap((member) => partsOf(member, shape));
    const isOnePolygon = members.length > 1 && parts.length === members.length;
    if (isOnePolygon && members[0] === shape) joined.push({ ...object, geometry: { type: 'polygon', parts } });
    if (isOnePolygon) continue;
    if (group !== null) lose('labelme.group');
    joined.push(object);
  }
  return joined;
}

/** The parts that a member of a group gives to a polygon that `other` is part of; none when it does not fit. */
function partsOf(member: Shape, other: Shape): Extract<Geometry, { type: 'polygon' }>['parts'] {
  const fits = member.className === other.className && member.score === other.score;
  return fits && member.geometry.type === 'polygon' ? member.geometry.parts : [];
}
