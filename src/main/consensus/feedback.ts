import type { SubmissionResult } from '@shared/contract/review';
import { DEFAULT_THRESHOLD } from '@shared/agreement/objects/cluster';
import { similarityOn } from '@shared/agreement/objects/similarity';
import type { ClassId, ImageId, MemberId } from '@shared/model/ids';
import { scoreOf, type Score } from '@shared/review/score';
import { annotationsOf } from '@main/db/queries/annotations';
import { goldImageOf } from '@main/db/queries/gold-images';
import { imageSummary } from '@main/db/queries/images';
import { resolutionsOf } from '@main/db/queries/resolutions';
import type { Store } from '@main/db/store';
import { sigmasOf } from './sigmas';

const WELL_PLACED = 0.8;

/** What this person is told after submitting an image: nothing, unless its truth is known and a lead wants it told. */
export function feedbackOn(store: Store, image: ImageId): SubmissionResult['feedback'] {
  if (!goldImageOf(store.db, image)?.feedback) return null;
  const found = scoreOn(store, image, store.member);
  return (
    found && {
      score: found.score,
      hints: found.hints.map(({ kind, class: name, instead }) => ({
        kind,
        class: name as ClassId,
        instead: instead as ClassId | null,
      })),
    }
  );
}

/** How well somebody labelled an image, against what was decided on it; null when its truth is not known here. */
export function scoreOn({ db }: Store, image: ImageId, member: MemberId): Score | null {
  const summary = imageSummary(db, image);
  const resolutions = resolutionsOf(db, image);
  if (!summary || resolutions.length === 0) return null;
  const truth = resolutions.flatMap(({ id, objects }) =>
    objects.map((object, index) => ({
      id: `${id} ${index}`,
      annotator: 'gold',
      class: object.class,
      geometry: object.geometry,
    })),
  );
  const labels = annotationsOf(db, image)
    .filter(({ author }) => author === member)
    .map(({ id, author, class: name, geometry }) => ({ id, annotator: author, class: name, geometry }));
  return scoreOf(labels, truth, {
    similarity: similarityOn(summary.width, summary.height, sigmasOf({ db })),
    threshold: DEFAULT_THRESHOLD,
    wellPlaced: WELL_PLACED,
  });
}
