import { assertNever } from '@shared/lib/assert';
import { createHash } from 'node:crypto';
import { isAbsolute, posix, relative } from 'node:path';
import { frameCorners } from '@shared/geometry/frame/frame';
import type { Geometry } from '@shared/geometry/geometry';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { SourceImage, SourceObject } from '../dataset';
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
export function labelmeText(image: SourceImage, imagePath: string, objects: readonly SourceObject[]): string {
  const shapes = shapesOf(objects);
  const content = {
    version: LABELME_VERSION,
    flags: {},
    shapes,
    imagePath,
    imageData: null,
    imageHeight: image.height,
    imageWidth: image.width,
    plumbline: { image: image.sha256, shapes: digestOf(shapes) },
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

function shapesOf(objects: readonly SourceObject[]): unknown[] {
  let groups = 0;
  return objects.flatMap(({ className, geometry, score, attributes, transcription }) => {
    const { flags, others } = flagsOf(attributes);
    const { type, outlines } = outlinesOf(geometry);
    const group = outlines.length > 1 ? ++groups : null;
    return outlines.map((outline) => ({
      label: className,
      points: pairs(outline),
      group_id: group,
      description: transcription?.text ?? '',
      shape_type: type,
      flags,
      mask: geometry.type === 'mask' ? maskToPng(geometry).toString('base64') : null,
      ...(score === null ? {} : { score }),
      ...(others ? { attributes: others } : {}),
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

/** The points of each shape that says the geometry, and the kind of them; of ellipses only circles come here. */
function outlinesOf(geometry: Geometry): { type: string; outlines: readonly (readonly number[])[] } {
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
    case 'skeleton':
      throw new Error('A skeleton becomes what labelme has before it is written');
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
