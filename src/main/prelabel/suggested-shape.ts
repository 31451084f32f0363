import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { Geometry } from '@shared/geometry/geometry';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { listSkeletonTemplates } from '@main/db/queries/skeleton-templates';
import type { Store } from '@main/db/store';
import type { ModelCard } from './card';
import type { Detection } from './detection';
import { skeletonOf, templateFor, templateOf } from './pose-template';

/**
 * The shapes of suggestions: the outline of a detection, its joints as a skeleton, or else its box.
 *
 * @param drafts takes the template of a skeleton that the project does not have yet.
 */
export function suggestedShapes(
  store: Store,
  card: ModelCard,
  detections: readonly Detection[],
  drafts: Draft[],
): Geometry[] {
  const templates = detections.some(({ joints }) => joints) ? listSkeletonTemplates(store.db) : [];
  return detections.map((detection) => {
    const { joints, outline, box } = detection;
    if (!joints) return outline ?? { type: 'box', ...box };
    const known = templateFor(templates, joints);
    if (known) return skeletonOf(known, joints);
    const taken = new Set(templates.map(({ name }) => name.toLowerCase()));
    const name = [card.classes[0] ?? card.name, card.name, card.id].find((wanted) => !taken.has(wanted.toLowerCase()));
    const made = {
      id: newId<SkeletonTemplateId>(store.machine.now()),
      ...templateOf(name ?? `${card.id} ${templates.length}`, { ...detection, joints }),
    };
    const { id, ...value } = made;
    drafts.push({ kind: 'skeletonTemplate', entity: id, value });
    templates.push(made);
    return skeletonOf(made, joints);
  });
}
