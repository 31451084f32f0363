import { DEFAULT_THRESHOLD } from '@shared/agreement/objects/cluster';
import { similarityOn } from '@shared/agreement/objects/similarity';
import type { ImageId, MemberId } from '@shared/model/ids';
import { scoreOf, type Score } from '@shared/review/score';
import { annotationsOf } from '@main/db/queries/annotations';
import { imageSummary } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { objectOf } from '../readings';
import { sigmasOf } from '../sigmas';
import { asLabelled, truthOf } from './truth';

const WELL_PLACED = 0.8;

/** How well somebody labelled an image, against its truth; null when that is not known here. */
export function scoreOn(store: Store, image: ImageId, member: MemberId): Score | null {
  const summary = imageSummary(store.db, image);
  const truth = truthOf(store, image);
  if (!summary || truth === null) return null;
  const labels = annotationsOf(store.db, image).filter(({ author }) => author === member);
  return scoreOf(labels.map(objectOf), truth.map(asLabelled), {
    similarity: similarityOn(summary.width, summary.height, sigmasOf(store)),
    threshold: DEFAULT_THRESHOLD,
    wellPlaced: WELL_PLACED,
  });
}
