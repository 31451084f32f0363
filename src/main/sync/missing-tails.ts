import type { MissingTail } from '@shared/contract/sync-report';
import type { MemberId } from '@shared/model/ids';
import { isHere, lastArrived, listBeacons } from '@main/db/queries/beacons';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';

/** What is told of them, at most: who lies in beacons must not bury the rest of a report. */
const MOST = 50;

/**
 * What beacons name and has not arrived here: it is on its way, or somebody cut it off, or put back an older state of
 * what carries it. Each is a member's word, and told as such; nothing depends on it.
 */
export function missingTails(store: Store): MissingTail[] {
  const { db, member: self } = store;
  const mayReview = (memberById(db, self)?.role ?? 'annotator') !== 'annotator';
  const found = new Map<string, MissingTail>();
  const met = new Map<string, boolean>();
  const isMet = (hash: string) => {
    const known = met.get(hash) ?? isHere(db, hash);
    met.set(hash, known);
    return known;
  };
  for (const { member: by, tips } of listBeacons(db)) {
    for (const [owner, all] of Object.entries(tips)) {
      const member = owner as MemberId;
      for (const [feed, channel, claimed, hash] of all) {
        if (channel !== 0 && member !== self && !mayReview) continue;
        if (isMet(hash)) continue;
        const known = found.get(feed + hash) ?? { member, here: lastArrived(db, feed), claimed, by: [] };
        if (!known.by.includes(by)) found.set(feed + hash, { ...known, by: [...known.by, by] });
      }
    }
  }
  return [...found.values()].slice(0, MOST);
}
