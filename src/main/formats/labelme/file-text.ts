import { assertExists, assertNever } from '@shared/lib/assert';
import { createHash } from 'node:crypto';
import { isAbsolute, posix, relative } from 'node:path';
import { frameCorners } from '@shared/geometry/frame/frame';
import type { Geometry } from '@shared/geometry/geometry';
import { canonicalJson } from '@shared/lib/canonical-json';
import { boundsOf } from '@shared/geometry/operations';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { CocoTemplate } from '../coco/keypoints';
import type { SourceImage, SourceObject } from '../dataset';
import type { Linked } from '../links';
import { compareText } from '../order';
import { isObject } from '../json/parse';
import { maskToPng } from './mask-png';
import type { NamedAnswers } from '../named-answers';

/** The version of labelme whose files these are like; older and newer ones read them. */
const LABELME_VERSION = '5.5.0';

/** The path from the label file's folder to the picture, as labelme wants it; the bare name when there is no such path. */
export function imagePathFor(labelFolder: string, image: SourceImage): string {
  const way = image.location === null ? '' : relative(labelFolder, image.location).replaceAll('\\', '/');
  return way === '' || isAbsolute(way) ? posix.basename(image.file) : way;
}

/** The text of one label file. Carries the picture's digest and that of the shapes, in a member that labelme hands on. */
export function labelmeText(
  image: SourceImage,
  imagePath: string,
  objects: readonly SourceObject[],
  links: readonly Linked[],
  templates: ReadonlyMap<string, CocoTemplate>,
): string {
  const shapes = shapesOf(objects, links, templates);
  const used = objects.filter(({ geometry }) => geometry.type === 'skeleton').map(({ className }) => className);
  const content = {
    version: LABELME_VERSION,
    flags: imageFlags(image),
    shapes,
    imagePath,
    imageData: null,
    imageHeight: image.height,
    imageWidth: image.width,
    plumbline: { image: image.sha256, shapes: digestOf(shapes), ...skeletonsOf([...new Set(used)], templates) },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** True for a file that we wrote and nobody has changed the shapes of, which may be written again. */
export function isOurs(content: unknown): boolean {
  if (!isObject(content)) return false;
  const mark = content['plumbline'];
  return isObject(mark) && mark['shapes'] === digestOf(content['shapes']);
}

function digestOf(shapes: unknown): string {
  return createHash('sha256').update(canonicalJson(shapes)).digest('hex');
}

/** The flag of an image that somebody looked at and found nothing in. */
export const VERIFIED_EMPTY = 'verified_empty';

function imageFlags({ said }: SourceImage): Record<string, boolean> {
  const words = [...(said?.words ?? [])].sort(compareText).map((word) => [word, true] as const);
  return { ...Object.fromEntries(words), ...(said?.empty ? { [VERIFIED_EMPTY]: true } : {}) };
}

/** What the skeletons of the file are made of, in the words of COCO. */
function skeletonsOf(classes: readonly string[], templates: ReadonlyMap<string, CocoTemplate>): object {
  if (classes.length === 0) return {};
  const entries = classes.flatMap((name) => {
    const template = templates.get(name);
    return template ? [[name, { keypoints: template.names, skeleton: template.edges }] as const] : [];
  });
  return { skeletons: Object.fromEntries(entries) };
}

function shapesOf(
  objects: readonly SourceObject[],
  links: readonly Linked[],
  templates: ReadonlyMap<string, CocoTemplate>,
): unknown[] {
  let groups = links.reduce((most, { group }) => Math.max(most, group ?? 0), 0);
  const named = new Set(links.flatMap(({ relations }, from) => (relations.length > 0 ? [from] : [])));
  for (const { relations } of links) for (const { to } of relations) named.add(to);
  return objects.flatMap((object, index) => {
    const { className, geometry, score, attributes, transcription } = object;
    const { group, relations } = links[index]!;
    const { flags, others } = flagsOf(attributes);
    const outlines = outlinesOf(object, templates);
    const isOneOfMany = group !== null || named.has(index);
    const together = group ?? (outlines.length > 1 ? ++groups : null);
    return outlines.map(({ label, type, points, occluded }, part) => ({
      label: label ?? className,
      points: pairs(points),
      group_id: together,
      description: part === 0 || label === undefined ? (transcription?.text ?? '') : '',
      shape_type: type,
      flags: label === undefined ? flags : occluded ? { occluded } : {},
      mask: geometry.type === 'mask' ? maskToPng(geometry).toString('base64') : null,
      ...(score === null ? {} : { score }),
      ...(others && label === undefined ? { attributes: others } : {}),
      ...(isOneOfMany || outlines.length > 1 ? { object: index + 1 } : {}),
      ...(part === 0 && relations.length > 0
        ? { relations: relations.map(({ to, name }) => ({ to: to + 1, name })) }
        : {}),
    }));
  });
}

/** Yes and no are flags; other answers are `attributes`, as X-AnyLabeling has them. */
function flagsOf(attributes: NamedAnswers = {}): { flags: NamedAnswers; others: NamedAnswers | undefined } {
  const entries = Object.entries(attributes);
  const others = entries.filter(([, value]) => typeof value !== 'boolean');
  return {
    flags: Object.fromEntries(entries.filter(([, value]) => typeof value === 'boolean')),
    others: others.length > 0 ? Object.fromEntries(others) : undefined,
  };
}

/** One shape of labelme. */
interface Outline {
  readonly type: string;
  readonly points: readonly number[];
  /** Of a joint: its name, in the place of the class. */
  readonly label?: string;
  readonly occluded?: boolean;
}

/** The shapes that say an object: parts of a polygon; a rectangle and the joints in it, as pose files have them. */
function outlinesOf(
  { className, geometry }: SourceObject,
  templates: ReadonlyMap<string, CocoTemplate>,
): readonly Outline[] {
  if (geometry.type === 'skeleton') return skeletonOutlines(geometry, templates.get(className));
  const { type, outlines } = plainOutlines(geometry);
  return outlines.map((points) => ({ type, points }));
}

function skeletonOutlines(skeleton: Skeleton, template: CocoTemplate | undefined): Outline[] {
  const { names, joints } = assertExists(template, 'a skeleton is written with the template of its class');
  const { minX, minY, maxX, maxY } = boundsOf(skeleton);
  return [
    { type: 'rectangle', points: [minX, minY, maxX, maxY] },
    ...skeleton.joints.map(({ id, x, y, visibility }) => ({
      type: 'point',
      points: [x, y],
      label: assertExists(names[joints.indexOf(id)], 'its joints are those of the template'),
      ...(visibility === 1 ? { occluded: true } : {}),
    })),
  ];
}

/** The points of each shape that says the geometry, and the kind of them; of ellipses only circles come here. */
function plainOutlines(geometry: Exclude<Geometry, Skeleton>): {
  type: string;
  outlines: readonly (readonly number[])[];
} {
  switch (geometry.type) {
    case 'box': {
      const { x, y, width, height } = geometry;
      return { type: 'rectangle', outlines: [[x, y, x + width, y + height]] };
    }
    case 'rotated-box':
      return { type: 'oriented_rectangle', outlines: [frameCorners(geometry)] };
    case 'ellipse': {
      const { cx, cy, width } = geometry;
      return { type: 'circle', outlines: [[cx, cy, cx + width / 2, cy]] };
    }
    case 'point':
      return { type: 'point', outlines: [[geometry.x, geometry.y]] };
    case 'polyline':
      return { type: geometry.points.length === 4 ? 'line' : 'linestrip', outlines: [geometry.points] };
    case 'polygon':
      return { type: 'polygon', outlines: geometry.parts.flatMap((part) => part.slice(0, 1)) };
    case 'mask':
      // labelme names the first and the last pixel of the rectangle.
      return {
        type: 'mask',
        outlines: [[geometry.x, geometry.y, geometry.x + geometry.width - 1, geometry.y + geometry.height - 1]],
      };
    default:
      return assertNever(geometry);
  }
}

function pairs(outline: readonly number[]): number[][] {
  return Array.from({ length: outline.length / 2 }, (_, index) => outline.slice(index * 2, index * 2 + 2));
}
