import type { Geometry } from '@shared/geometry/geometry';
import { className, fail, integer, score, type Spot } from '../check-values';
import type { DatasetImage, SourceObject } from '../dataset';
import { isObject, type JsonObject } from '../json/parse';
import type { LossCollector } from '../losses';
import { found } from '../malformed';
import { isOutside } from '../outside';
import { labelmeLosses, type Lose } from './losses';
import { readOutline } from './read-outline';

const fields = new Set(
  'label points shape_type flags group_id description mask line_color fill_color score'.split(' '),
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
    group: groupOf(spot, record['group_id']),
    lose,
  };
}

function groupOf(spot: Spot, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  return String(integer(spot, 'group_id', value));
}

function reportFields(record: JsonObject, lose: Lose): void {
  const { flags, description } = record;
  if (isObject(flags) && Object.keys(flags).length > 0) lose('labelme.flags');
  if (typeof description === 'string' && description !== '') lose('labelme.description');
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
    const { className, score, geometry, group, lose } = shape;
    const members = (group === null ? undefined : groups.get(group)) ?? [shape];
    const parts = members.flatMap((member) => partsOf(member, shape));
    const isOnePolygon = members.length > 1 && parts.length === members.length;
    if (isOnePolygon && members[0] === shape) joined.push({ className, score, geometry: { type: 'polygon', parts } });
    if (isOnePolygon) continue;
    if (group !== null) lose('labelme.group');
    joined.push({ className, score, geometry });
  }
  return joined;
}

/** The parts that a member of a group gives to a polygon that `other` is part of; none when it does not fit. */
function partsOf(member: Shape, other: Shape): Extract<Geometry, { type: 'polygon' }>['parts'] {
  const fits = member.className === other.className && member.score === other.score;
  return fits && member.geometry.type === 'polygon' ? member.geometry.parts : [];
}
