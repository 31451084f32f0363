import type { BeaconId } from '@shared/model/ids';
import { ownedId } from '@shared/changes/owned-id';
import { commit } from '@main/db/commit';
import { ownFeed } from '@main/db/log';
import { litAt, tipsHere } from '@main/db/queries/beacons';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';

/** A beacon takes some 35 bytes for each feed: small teams light one with all they send, others in an even trickle. */
const FREE_FEEDS = 20;
const MILLISECONDS_PER_FEED = 20_000;

/**
 * Says what this machine has of everybody's changes, as one more change. Only somebody who sends something else does, so
 * beacons do not call forth beacons. What is for reviewers is sealed before: how far it goes is part of it.
 */
export function lightBeacon(store: Store): void {
  const { db, member, machine } = store;
  const self = memberById(db, member);
  if (!self || self.revoked) return;
  const tips = tipsHere(db);
  const feeds = Object.values(tips).reduce((count, all) => count + all.length, 0);
  if (feeds === 0) return;
  // A feed is written by one machine, so its id, ending as whose it is, is as good as the machine's.
  const entity = ownedId(ownFeed(db, 'public', member).uuid as BeaconId, member);
  const last = litAt(db, entity);
  const wait = feeds > FREE_FEEDS ? feeds * MILLISECONDS_PER_FEED : 0;
  if (last !== undefined && Math.abs(machine.now() - last) < wait) return;
  commit(store, [{ kind: 'beacon', entity, value: { member, tips } }], 'no-undo');
}
