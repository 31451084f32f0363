import type { Draft } from '@shared/changes/edit';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { Geometry } from '@shared/geometry/geometry';
import type { JointId } from '@shared/geometry/skeleton/skeleton';
import type { ClassId, SkeletonTemplateId } from '@shared/model/ids';
import type { DatasetSkeleton } from '../dataset';

/** What a project calls the templates and joints of a file. */
export interface ResolvedSkeletons {
  /** The templates that the project lacks. */
  readonly drafts: readonly Draft[];
  /** The geometry in the words of the project. */
  inProject(geometry: Geometry): Geometry;
}

interface Known {
  readonly id: SkeletonTemplateId;
  readonly joints: ReadonlyMap<JointId, JointId>;
}

/**
 * Finds for each template of a file the one of the project that has joints of the same names, and drafts it when there is
 * none.
 */
export function resolveSkeletons(
  existing: readonly SkeletonTemplateView[],
  skeletons: readonly DatasetSkeleton[],
  classes: ReadonlyMap<string, ClassId>,
): ResolvedSkeletons {
  const names = new Set(existing.map(({ name }) => name.toLowerCase()));
  const known = new Map<SkeletonTemplateId, Known>();
  const drafts = new Map<SkeletonTemplateId, Draft & { kind: 'skeletonTemplate' }>();
  for (const { id, className, template } of skeletons) {
    const classId = classes.get(className.toLowerCase());
    const own = classId === undefined ? [] : [classId];
    const drafted = drafts.get(id);
    if (drafted?.value) {
      drafts.set(id, { ...drafted, value: { ...drafted.value, classes: [...drafted.value.classes, ...own] } });
      continue;
    }
    const same = existing.find((one) => one.id === id) ?? existing.find((one) => jointsByName(one, template) !== null);
    const joints = same && jointsByName(same, template);
    if (same && joints) {
      known.set(id, { id: same.id, joints });
      continue;
    }
    drafts.set(id, {
      kind: 'skeletonTemplate',
      entity: id,
      value: { ...template, name: freeName(template.name, names), classes: own },
    });
  }
  return {
    drafts: [...drafts.values()],
    inProject(geometry) {
      const to = geometry.type === 'skeleton' ? known.get(geometry.template) : undefined;
      if (geometry.type !== 'skeleton' || to === undefined) return geometry;
      const joints = geometry.joints.map((joint) => ({ ...joint, id: to.joints.get(joint.id) ?? joint.id }));
      return { ...geometry, template: to.id, joints };
    },
  };
}

/** The joints of the project for those of the file; null when their names are not the same. */
function jointsByName(
  existing: SkeletonTemplateView,
  template: DatasetSkeleton['template'],
): ReadonlyMap<JointId, JointId> | null {
  const byName = new Map(existing.joints.map(({ name, id }) => [name.toLowerCase(), id]));
  if (byName.size !== template.joints.length) return null;
  const pairs = template.joints.flatMap(({ id, name }) => {
    const there = byName.get(name.toLowerCase());
    return there === undefined ? [] : [[id, there] as const];
  });
  return pairs.length === template.joints.length ? new Map(pairs) : null;
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}
