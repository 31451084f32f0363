import type { Change } from '../changes/change';
import { kinds, type Channel, type Kind } from '../changes/kinds';
import { mayBeOf } from '../changes/owned-id';
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
 * a kind that is written once. `role`: for a lead or a reviewer. `owner`: it is somebody else's.
 */
export type Refusal = 'channel' | 'invalid' | 'rewritten' | 'role' | 'owner';

/**
 * `owner`: the member whom the value names and whose mark its id bears, or a lead on his behalf (an import, a
 * correction). `reviewed`: the same, or a reviewer.
 */
type Writers = 'lead' | 'reviewer' | 'owner' | 'reviewed' | 'anyone';

/** Each with why it is not for fewer or more. */
const writers: Readonly<Record<Kind, Writers>> = {
  // What everybody works by: one hand, the leads'.
  project: 'lead',
  member: 'lead',
  class: 'lead',
  skeletonTemplate: 'lead',
  rule: 'lead',
  guidelineVersion: 'lead',
  assignment: 'lead',
  // What people are measured by and told of it, and the keys of those who may read everybody.
  goldImage: 'lead',
  feedback: 'lead',
  keyGrant: 'lead',
  // Pictures hold everybody's work; rare cases and decisions are what reviewers are there for.
  root: 'reviewer',
  image: 'reviewer',
  rareCase: 'reviewer',
  caseDismissal: 'reviewer',
  resolution: 'reviewer',
  disclosure: 'reviewer',
  // What somebody says under their own name.
  annotation: 'owner',
  relation: 'owner',
  imageTag: 'owner',
  submission: 'owner',
  acknowledgement: 'owner',
  beacon: 'owner',
  threadComment: 'owner',
  // Begun by one and brought to an end by who reviews: answered, settled, sorted out.
  thread: 'reviewed',
  question: 'reviewed',
  caseMember: 'reviewed',
  recheck: 'reviewed',
  // A machine's guess is nobody's: whoever labels the picture takes it or puts it aside. No label hangs on it.
  prediction: 'anyone',
};

/** What roles alone say of who may write: enough to tell a person before work begins. */
export function mayWrite(kind: Kind, roles: ReadonlySet<Role>): boolean {
  if (roles.has('lead')) return true;
  const who = writers[kind];
  return who === 'reviewer' ? roles.has('reviewer') : who !== 'lead' && roles.size > 0;
}

/**
 * Judges one change: a pure function of the change and of what its member was granted. What else is there plays no part,
 * so the verdict is the same whatever arrived first.
 *
 * @param channel of the feed that it came in.
 * @param value what `parsedPayload` made of its payload, when that is at hand.
 * @returns undefined when the change is allowed.
 */
export function refusalOf(
  change: Change,
  channel: Channel,
  standing: Standing,
  value: unknown = parsedPayload(change.payload),
): Refusal | undefined {
  const { kind, entity, member, payload, prevs } = change;
  if (kinds[kind].channel !== channel) return 'channel';
  if (payload !== null && !kinds[kind].schema.safeParse(value).success) return 'invalid';
  if (kinds[kind].immutable && (payload === null || prevs.length > 0)) return 'rewritten';
  const roles = standing.rolesAt(change.feed, change.seq);
  if (!mayWrite(kind, roles)) return 'role';
  if (!isForOwner(kind, roles)) return undefined;
  return ownerOfValue(kind, value, member) === member && mayBeOf(entity, member) ? undefined : 'owner';
}

/** Whether somebody with these roles may change what has this id, whatever they say. */
export function mayChange(kind: Kind, entity: Uuid, member: MemberId, roles: ReadonlySet<Role>): boolean {
  return mayWrite(kind, roles) && (!isForOwner(kind, roles) || mayBeOf(entity, member));
}

/** What the kinds that are somebody's call whose they are. */
const ownerFields = ['author', 'member', 'by', 'askedBy', 'addedBy'] as const;

/** Whose a change makes its entity. A deletion names nobody, so it is its writer's. */
export function ownerIn(kind: Kind, payload: string | null, writer: MemberId): MemberId {
  return isOwned(kind) ? ownerOfValue(kind, parsedPayload(payload), writer) : writer;
}

function ownerOfValue(kind: Kind, value: unknown, writer: MemberId): MemberId {
  if (!isOwned(kind)) return writer;
  const named = value as Partial<Record<(typeof ownerFields)[number], MemberId>> | null | undefined;
  return ownerFields.map((field) => named?.[field]).find((owner) => owner !== undefined) ?? writer;
}

/** Whether whoever has these roles writes such a record under their own name only. */
function isForOwner(kind: Kind, roles: ReadonlySet<Role>): boolean {
  return isOwned(kind) && !roles.has('lead') && !(writers[kind] === 'reviewed' && roles.has('reviewer'));
}

function isOwned(kind: Kind): boolean {
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
