import type { Uuid } from '../lib/uuid';
import type { MemberId } from '../model/ids';
import type { Member, Role } from '../model/member';
import type { PublicKey } from './public-key';
import type { Standing } from './rights';

/** A change of a member, as it stands in the log. */
export interface MemberChange {
  readonly writer: MemberId;
  readonly feed: Uuid;
  readonly seq: number;
  readonly subject: MemberId;
  readonly value: Member;
}

/** The member whom every right goes back to, and his key. */
export interface Founder {
  readonly member: MemberId;
  readonly key: PublicKey;
}

/** What is known of one member. */
export interface MemberStanding extends Standing {
  readonly keys: ReadonlySet<PublicKey>;
  /** How far from the founder a lead was admitted: 0 is the founder; Infinity is whoever never was a lead. */
  readonly rank: number;
  /** Changes by this text have the same end; empty while nothing was ever taken away. */
  readonly ends: string;
}

/**
 * What leads granted whom and what they took away, as a pure function of the set of all member changes in the log: the
 * order in which they arrived plays no part, so everybody comes to the same verdicts.
 *
 * Grants only grow. An end names, for each feed of the member, the last change that the lead had seen; what comes after
 * is not followed. Ends only grow too: of several for one term the earliest counts. So that leads who end each other
 * agree on who is left, a lead is ended only by one who was admitted closer to the founder, and the founder by nobody;
 * who was ended and is a lead again by somebody's grant counts, in what he does since, as far away as that one's choice.
 */
export function standingsOf(
  founder: Founder | undefined,
  changes: readonly MemberChange[],
): Map<MemberId, MemberStanding> {
  const all = new Map<MemberId, Granted>();
  const of = (member: MemberId): Granted => {
    const known = all.get(member) ?? new Granted();
    all.set(member, known);
    return known;
  };
  if (founder) of(founder.member).grant({ role: 'lead', key: founder.key, term: 0 }, 0);
  const unheard = new Set(changes);
  for (let rank = 0; [...all.values()].some((one) => one.rank === rank); rank++) {
    // All that may end a lead of this rank has been heard before, so what he wrote can be judged for good.
    for (let heard = -1; heard !== unheard.size;) {
      heard = unheard.size;
      for (const change of unheard) {
        const { writer, feed, seq, subject, value } = change;
        const lead = all.get(writer);
        if (!lead || lead.rank > rank || !lead.rolesAt(feed, seq).has('lead')) continue;
        unheard.delete(change);
        const { role, key, term = 0, ended = {}, revoked } = value;
        if (!revoked) of(subject).grant({ role, key, term }, rank + 1);
        if (of(subject).rank > rank) of(subject).end(ended);
      }
    }
  }
  return all;
}

interface Grant {
  readonly role: Role;
  readonly key: PublicKey | undefined;
  readonly term: number;
}

class Granted implements MemberStanding {
  readonly keys = new Set<PublicKey>();
  rank = Number.POSITIVE_INFINITY;
  private readonly grants: Grant[] = [];
  /** For each term that was ended, the last change of each feed that counts. */
  private readonly cutoffs = new Map<number, Map<string, number>>();

  grant(grant: Grant, rank: number): void {
    this.grants.push(grant);
    if (grant.key) this.keys.add(grant.key);
    if (grant.role === 'lead') this.rank = Math.min(this.rank, rank);
  }

  end(ended: NonNullable<Member['ended']>): void {
    for (const [term, feeds] of Object.entries(ended)) {
      const before = this.cutoffs.get(Number(term));
      const both = new Map<string, number>();
      for (const [feed, seq] of Object.entries(feeds)) {
        // What one end does not name, it had not seen: nothing of it counts.
        const earlier = before ? (before.get(feed) ?? 0) : seq;
        if (Math.min(seq, earlier) > 0) both.set(feed, Math.min(seq, earlier));
      }
      this.cutoffs.set(Number(term), both);
    }
  }

  get ends(): string {
    return [...this.cutoffs]
      .map(
        ([term, feeds]) =>
          `${term}:${[...feeds]
            .map((one) => one.join('@'))
            .toSorted()
            .join(',')}`,
      )
      .toSorted()
      .join(';');
  }

  rolesAt(feed: Uuid, seq: number): ReadonlySet<Role> {
    return new Set(
      this.grants
        .filter(({ term }) => {
          const cutoffs = this.cutoffs.get(term);
          return cutoffs === undefined || seq <= (cutoffs.get(feed) ?? 0);
        })
        .map(({ role }) => role),
    );
  }
}
