import type { Change, ChangeKey } from '../changes/change';
import { kinds, type Channel, type Kind } from '../changes/kinds';
import type { Uuid } from '../lib/uuid';
import type { MemberId } from '../model/ids';
import type { Role } from '../model/member';

/** What a member may do, which depends on where in their feeds it is done: a role may have been taken away since. */
export interface Standing {
  /** The roles that count for one change of theirs. */
  rolesAt(feed: Uuid, seq: number): ReadonlySet<Role>;
}

/** Has these roles, whatever the change. */
export function lasting(roles: ReadonlySet<Role>): Standing {
  return { rolesAt: () => roles };
}

/**
 * Why a change is kept but not followed. `channel`: in the wrong feed. `invalid`: no value of its kind. `rewritten`: of
 * a kind that is written once. `role`: for a lead or a reviewer. `owner`: it is somebody else's. `unknownBefore`: what
 * it replaces has not arrived, so nobody can tell whose that is.
 */
export type Refusal = 'channel' | 'invalid' | 'rewritten' | 'role' | 'owner' | 'unknownBefore';

/**
 * `owner`: the member whom the value names, or a lead on his behalf (an import, a correction). `reviewed`: the same, or a
 * reviewer.
 */
type Writers = 'lead' | 'reviewer' | 'owner' | 'reviewed' | 'anyone';

const writers: Readonly<Record<Kind, Writers>> = {
  project: 'lead',
  member: 'lead',
  class: 'lead',
  root: 'reviewer',
  image: 'reviewer',
  annotation: 'owner',
  prediction: 'anyone',
  rule: 'lead',
  guidelineVersion: 'lead',
  rareCase: 'reviewer',
  caseMember: 'anyone',
  caseDismissal: 'reviewer',
  question: 'anyone',
  acknowledgement: 'owner',
  recheck: 'reviewed',
  skeletonTemplate: 'lead',
  relation: 'owner',
  imageTag: 'owner',
  resolution: 'reviewer',
  assignment: 'lead',
  submission: 'owner',
  thread: 'anyone',
  threadComment: 'owner',
  goldImage: 'lead',
  feedback: 'lead',
  keyGrant: 'lead',
};

/** What roles alone say of who may write: enough to tell a person before work begins. */
export function mayWrite(kind: Kind, roles: ReadonlySet<Role>): boolean {
  if (roles.has('lead')) return true;
  const who = writers[kind];
  return who === 'reviewer' ? roles.has('reviewer') : who !== 'lead' && roles.size > 0;
}

/**
 * Judges one change: a pure function of the change, of what its member was granted, and of what it replaces.
 *
 * @param channel of the feed that it came in.
 * @param ownerOf whose an earlier change of that key was; undefined while it is not here.
 * @param value what `parsedPayload` made of its payload, when that is at hand.
 * @returns undefined when the change is allowed.
 */
export function refusalOf(
  change: Change,
  channel: Channel,
  standing: Standing,
  ownerOf: (key: ChangeKey) => MemberId | undefined,
  value: unknown = parsedPayload(change.payload),
): Refusal | undefined {
  const { kind, member, payload, prevs } = change;
  if (kinds[kind].channel !== channel) return 'channel';
  if (payload !== null && !kinds[kind].schema.safeParse(value).success) return 'invalid';
  if (kinds[kind].immutable && (payload === null || prevs.length > 0)) return 'rewritten';
  const roles = standing.rolesAt(change.feed, change.seq);
  if (!mayWrite(kind, roles)) return 'role';
  if (!isOwned(kind) || roles.has('lead')) return undefined;
  if (writers[kind] === 'reviewed' && roles.has('reviewer')) return undefined;
  if (ownerOfValue(kind, value, member) !== member) return 'owner';
  const owners = prevs.map(ownerOf);
  if (owners.some((owner) => owner !== undefined && owner !== member)) return 'owner';
  return owners.includes(undefined) ? 'unknownBefore' : undefined;
}

/** Whose a change makes its entity. A deletion names nobody, so it is its writer's. */
export function ownerIn(kind: Kind, payload: string | null, writer: MemberId): MemberId {
  return isOwned(kind) ? ownerOfValue(kind, parsedPayload(payload), writer) : writer;
}

/** The same for a payload that was parsed. */
export function ownerOfValue(kind: Kind, value: unknown, writer: MemberId): MemberId {
  if (!isOwned(kind)) return writer;
  const named = value as Partial<Record<'author' | 'member', MemberId>> | null | undefined;
  return named?.author ?? named?.member ?? writer;
}

/** Whether a record of this kind is somebody's. */
export function isOwned(kind: Kind): boolean {
  return writers[kind] === 'owner' || writers[kind] === 'reviewed';
}

/** @returns null for a deletion, undefined for what is no JSON. */
export function parsedPayload(payload: string | null): unknown {
  if (payload === null) return null;
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
