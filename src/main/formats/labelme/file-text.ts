import { createHash } from 'node:crypto';
import { isAbsolute, posix, relative } from 'node:path';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { SourceImage, SourceObject } from '../dataset';
import { isObject } from '../json/parse';

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
  return objects.flatMap(({ className, geometry, score }) => {
    const outlines =
      geometry.type === 'box'
        ? [[geometry.x, geometry.y, geometry.x + geometry.width, geometry.y + geometry.height]]
        : geometry.parts.flatMap((part) => part.slice(0, 1));
    const group = outlines.length > 1 ? ++groups : null;
    return outlines.map((outline) => ({
      label: className,
      points: pairs(outline),
      group_id: group,
      description: '',
      shape_type: geometry.type === 'box' ? 'rectangle' : 'polygon',
      flags: {},
      mask: null,
      ...(score === null ? {} : { score }),
    }));
  });
}

function pairs(outline: readonly number[]): number[][] {
  return Array.from({ length: outline.length / 2 }, (_, index) => outline.slice(index * 2, index * 2 + 2));
}
