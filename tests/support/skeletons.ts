import { newId } from '@shared/changes/new-id';
import type { SkeletonTemplateId } from '@shared/model/ids';
import type { SkeletonTemplate } from '@shared/model/skeleton-template';
import { putSkeletonTemplate } from '@main/skeletons/templates';
import type { Store } from '@main/db/store';

/** Three joints: a left and a right eye that are a pair, and a nose that both are joined to. */
export const faceTemplate: SkeletonTemplate = {
  name: 'small face',
  classes: [],
  joints: [
    { id: 'left_eye', name: 'left eye', side: 'left', x: 1, y: 0, sigma: 0.025 },
    { id: 'right_eye', name: 'right eye', side: 'right', x: 0, y: 0, sigma: 0.025 },
    { id: 'nose', name: 'nose', side: 'middle', x: 0.5, y: 1, sigma: 0.026 },
  ],
  edges: [
    ['left_eye', 'nose'],
    ['right_eye', 'nose'],
  ],
  pairs: [['left_eye', 'right_eye']],
};

/** The template of the skeletons that `arbitrarySkeleton` makes; the last of its joints they never have. */
export const arbitraryTemplate: SkeletonTemplate & { readonly id: SkeletonTemplateId } = {
  id: '0192f0c1-2b3c-7def-8123-000000000600' as SkeletonTemplateId,
  name: 'any',
  classes: [],
  joints: Array.from({ length: 7 }, (_, index) => ({
    id: `joint-${index}`,
    name: `joint ${index}`,
    side: 'middle' as const,
    x: index / 6,
    y: (index % 3) / 2,
    sigma: 0.05,
  })),
  edges: [
    ['joint-0', 'joint-1'],
    ['joint-1', 'joint-2'],
  ],
  pairs: [['joint-0', 'joint-3']],
};

/** Puts the template into a project. @returns its id. */
export function addFaceTemplate(store: Store): SkeletonTemplateId {
  const id = newId<SkeletonTemplateId>();
  putSkeletonTemplate(store, { id, template: faceTemplate });
  return id;
}
