import type { CalibrationScore, Person } from '@shared/contract/guideline-views';
import { ownedId } from '@shared/changes/owned-id';
import { uuidV8FromSha256 } from '@shared/lib/uuid';
import type { Acknowledgement } from '@shared/model/acknowledgement';
import type { AcknowledgementId, GuidelineVersionId, MemberId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { acknowledgedBy, acknowledgementsOf } from '@main/db/queries/acknowledgements';
import { listVersions } from '@main/db/queries/guideline-versions';
import { listMembers } from '@main/db/queries/members';
import { sha256 } from '@main/db/sha256';
import type { Store } from '@main/db/store';
import { unknownVersion } from './rule-sets';

/** Made of the pair, so that what a lead asks for and what the member answers on another machine are one record. */
export function acknowledgementId(version: GuidelineVersionId, member: MemberId): AcknowledgementId {
  const digest = Buffer.from(sha256(Buffer.from(`acknowledgement ${version} ${member}`)));
  return ownedId(uuidV8FromSha256(digest.toString('hex')) as AcknowledgementId, member);
}

/** This member says that he has read a version; saying so again keeps the first time. */
export function acknowledge(store: Store, version: GuidelineVersionId): void {
  const { db, member } = store;
  if (!listVersions(db).some(({ id }) => id === version)) throw unknownVersion(version);
  if (acknowledgedBy(db, member).has(version)) return;
  const at = new Date(store.machine.now()).toISOString();
  const value = { version, member, at };
  commit(store, [{ kind: 'acknowledgement', entity: acknowledgementId(version, member), value }], 'no-undo');
}

/** Everybody with when they acknowledged a version and how they read disputed places; also who joined since. */
export function whoAcknowledged(
  { db }: Store,
  version: GuidelineVersionId,
): { member: Person; at: string | null; calibration: CalibrationScore | null }[] {
  const known = acknowledgementsOf(db, version);
  const people = listMembers(db).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return people.map(({ id, name }) => {
    const { at, calibration } = known.get(id) ?? { at: null };
    return { member: { id, name }, at, calibration: scoreOf(calibration) };
  });
}

/** How a calibration went; null when there was none. */
function scoreOf(calibration: Acknowledgement['calibration']): CalibrationScore | null {
  return calibration ? { right: calibration.filter(({ right }) => right).length, of: calibration.length } : null;
}
