import { UserError } from '@shared/lib/user-error';
import type { TeamBatch } from '@shared/contract/team-batch';
import { commit } from '@main/db/commit';
import { listSkeletonTemplates } from '@main/db/queries/skeleton-templates';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { modelRef, type ModelCard } from '../card';
import { classesFor, classOf, type ClassChoice } from '../choose-classes';
import type { Detector } from '../host';
import { templateFor } from '../pose-template';

export interface BatchRequest extends ClassChoice, Pick<TeamBatch, 'threshold' | 'replaces' | 'reader'> {}

/**
 * What a team is asked to do. Classes are settled here, once: a class that each machine made for itself would be there
 * many times, and making some is a lead's right.
 *
 * @throws UserError `queue.needsTemplate`, `queue.noClass`, `change.notAllowed`
 */
export async function describeBatch(
  store: Store,
  { card, identity }: Pick<Detector, 'card' | 'identity'>,
  request: BatchRequest,
): Promise<TeamBatch> {
  refuseWithoutTemplate(store, card);
  const classes = classesFor(store, card.classes, request);
  const chosen = card.classes.map((label) => [label.toLowerCase(), classOf(label, request, classes)] as const);
  if (chosen.every(([, id]) => id === null)) {
    throw new UserError(
      'queue.noClass',
      { model: card.name },
      `The project has no class for anything that ${card.name} finds. Make some, or say which class a label becomes.`,
    );
  }
  if (classes.drafts.length > 0) await whenFree(() => commit(store, classes.drafts, 'no-undo'));
  return {
    model: { ref: modelRef(card), name: card.name, file: card.file, sha256: card.sha256, identity },
    reader: request.reader,
    threshold: request.threshold,
    classes: Object.fromEntries(chosen),
    replaces: request.replaces,
  };
}

/** A template is made from the first pose that is found, by a lead, once. */
function refuseWithoutTemplate(store: Store, { name, poses }: ModelCard): void {
  const joints = poses?.joints.map((joint) => ({ name: joint }));
  if (!joints || templateFor(listSkeletonTemplates(store.db), joints)) return;
  throw new UserError(
    'queue.needsTemplate',
    { model: name },
    `${name} finds poses, and the project has no skeleton for them yet. Run it on one image on this machine first.`,
  );
}
