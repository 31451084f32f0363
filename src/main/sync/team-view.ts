import type { Failure } from '@shared/contract/envelope';
import type { TeamView } from '@shared/contract/team';
import type { PublicKey } from '@shared/sync/public-key';
import { contestedEntities } from '@main/db/queries/contested';
import { listPlaces } from '@main/db/queries/places';
import { pictureBytes } from '@main/db/queries/images';
import { latestNumber } from '@main/db/queries/guideline-versions';
import { refusedCount } from '@main/db/queries/refused';
import { waitingSegments } from '@main/db/queries/segments';
import { unsealedChanges } from '@main/db/queries/unsealed';
import type { Store } from '@main/db/store';
import { memberViews } from './member-views';
import { laterPackages } from './later-packages';
import { missingTails } from './missing-tails';
import { fetchesAll } from './pictures/pictures-wanted';

/** Who works on a project, and how it stands with what goes between them. */
export function teamView(store: Store, key: PublicKey, problem: Failure | null): TeamView {
  const { db } = store;
  return {
    key,
    members: memberViews(store),
    pictureBytes: pictureBytes(db),
    guideline: latestNumber(db),
    places: listPlaces(db).map((one) => ({ ...one, allPictures: fetchesAll(store, one.allPictures) })),
    unsent: unsealedChanges(db, store.member),
    waiting: waitingSegments(db).filter(({ waits }) => waits !== 'newer').length,
    later: laterPackages(store),
    missing: missingTails(store),
    refused: refusedCount(db),
    contested: contestedEntities(db),
    problem,
  };
}
