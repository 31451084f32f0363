import type { GoldView } from '@shared/contract/gold';
import type { Draft } from '@shared/changes/edit';
import { commit } from '@main/db/commit';
import { listGoldImages } from '@main/db/queries/gold-images';
import { imageSummary } from '@main/db/queries/images';
import { projectOf } from '@main/db/queries/project';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { requireLead, requireReviewer, roleHere } from '../rights';
import { goldScores } from './scores';
import { truthOf } from './truth';

/** The images that people are measured by, and how they do. @throws UserError `review.notAllowed` for annotators. */
export function goldView(store: Store): GoldView {
  requireReviewer(store);
  return {
    images: listGoldImages(store.db).flatMap(({ image, expected }) => {
      const summary = imageSummary(store.db, image);
      if (!summary) return [];
      return [
        {
          image,
          path: summary.path,
          objects: truthOf(store, image)?.length ?? 0,
          from: expected === null ? ('review' as const) : ('labels' as const),
          submitted: submissionsOf(store.db, image).length,
        },
      ];
    }),
    scores: goldScores(store),
    feedback: projectOf(store).feedback,
    mayChange: roleHere(store) === 'lead',
  };
}

/** Whether annotators are told how well they do on these images. */
export function setFeedback(store: Store, feedback: boolean): void {
  requireLead(store);
  const draft: Draft = { kind: 'project', entity: store.project, value: { ...projectOf(store), feedback } };
  commit(store, [draft], 'no-undo');
}
