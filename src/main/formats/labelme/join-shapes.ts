import type { SkeletonTemplateId } from '@shared/model/ids';
import type { CocoTemplate } from '../coco/keypoints';
import type { SourceObject } from '../dataset';
import type { Geometry } from '@shared/geometry/geometry';
import type { Joint } from '@shared/geometry/skeleton/skeleton';

/** One shape of a file. Several may be one object: parts of a polygon, or the joints of a skeleton and their rectangle. */
export interface Shape extends SourceObject {
  /** What our own files call the object; undefined in those of others. */
  readonly object: string | undefined;
  /** A joint that is there but not seen. */
  readonly occluded: boolean;
}

/** The objects that the shapes are. `templates`: by class, what the skeletons of our own file are made of. */
export function joinShapes(
  shapes: readonly Shape[],
  templates: ReadonlyMap<string, CocoTemplate> = new Map(),
): SourceObject[] {
  const together = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const name = bundleOf(shape);
    if (name !== undefined) together.set(name, [...(together.get(name) ?? []), shape]);
  }
  const objects: SourceObject[] = [];
  for (const shape of shapes) {
    const name = bundleOf(shape);
    const members = (name === undefined ? undefined : together.get(name)) ?? [shape];
    const geometry = members.length > 1 || shape.object !== undefined ? joined(members, templates) : null;
    if (geometry === null) objects.push(objectOf(shape));
    else if (members[0] === shape) objects.push({ ...objectOf(shape), geometry });
  }
  return withoutLone(objects);
}

/** Files of others say with a group what are parts of one object; ours say both. */
function bundleOf({ object, group }: Shape): string | undefined {
  if (object !== undefined) return `object ${object}`;
  return group === undefined ? undefined : `group ${group}`;
}

/** What the members are together; null when they are objects of their own. */
function joined(members: readonly Shape[], templates: ReadonlyMap<string, CocoTemplate>): Geometry | null {
  const [first, ...others] = members;
  if (!first) return null;
  const template = templates.get(first.className);
  const areJoints = others.length > 0 && others.every(({ geometry }) => geometry.type === 'point');
  if (first.object !== undefined && first.geometry.type === 'box' && template && areJoints) {
    const joints = others.flatMap((shape) => jointOf(shape, template));
    const id: SkeletonTemplateId = template.id;
    return joints.length === others.length ? { type: 'skeleton', template: id, joints } : null;
  }
  if (members.length < 2) return null;
  const parts = members.flatMap((member) => {
    const fits = member.className === first.className && member.score === first.score;
    return fits && member.geometry.type === 'polygon' ? member.geometry.parts : [];
  });
  return parts.length === members.length ? { type: 'polygon', parts } : null;
}

function jointOf({ className, geometry, occluded }: Shape, { names, joints }: CocoTemplate): Joint[] {
  const id = joints[names.indexOf(className)];
  if (id === undefined || geometry.type !== 'point') return [];
  return [{ id, x: geometry.x, y: geometry.y, visibility: occluded ? 1 : 2 }];
}

function objectOf({ object, occluded: _, ...shape }: Shape): SourceObject {
  return object === undefined ? shape : { ...shape, key: object };
}

/** A group of one says nothing. */
function withoutLone(objects: readonly SourceObject[]): SourceObject[] {
  const sizes = new Map<string, number>();
  for (const { group } of objects) if (group !== undefined) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return objects.map(({ group, ...object }) =>
    group !== undefined && (sizes.get(group) ?? 0) > 1 ? { ...object, group } : object,
  );
}
