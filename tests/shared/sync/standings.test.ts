import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import { roleSchema, type Member, type Role } from '@shared/model/member';
import type { PublicKey } from '@shared/sync/public-key';
import { standingsOf, type MemberChange } from '@shared/sync/standings';
import { idNumber } from '@tests/support/histories';

const people = Array.from({ length: 6 }, (_, number) => idNumber<MemberId>(3, number));
const [ada, ben, cho, dan] = people as [MemberId, MemberId, MemberId, MemberId];
const founder = { member: ada, key: 'ad'.repeat(32) as PublicKey };
const feedOf = (member: MemberId) => member.replace(/....$/, 'feed') as Uuid;

const seqs = new Map<MemberId, number>();
function says(writer: MemberId, subject: MemberId, value: Partial<Member> & { role: Role }): MemberChange {
  const seq = (seqs.get(writer) ?? 0) + 1;
  seqs.set(writer, seq);
  return { writer, feed: feedOf(writer), seq, subject, value: { name: 'somebody', ...value } };
}

function rolesOf(changes: readonly MemberChange[], member: MemberId, seq: number): Role[] {
  const standing = standingsOf(founder, changes).get(member);
  return standing ? [...standing.rolesAt(feedOf(member), seq)].toSorted() : [];
}

describe('what leads granted and took away', () => {
  it('is nothing for whoever no lead admitted', () => {
    expect(rolesOf([says(ben, cho, { role: 'lead' })], cho, 1)).toEqual([]);
    expect(rolesOf([], ada, 7)).toEqual(['lead']);
  });

  it('ends with the last change that was seen, feed by feed', () => {
    const changes = [
      says(ada, ben, { role: 'annotator' }),
      says(ada, ben, { role: 'annotator', term: 1, revoked: true, ended: { 0: { [feedOf(ben)]: 5 } } }),
    ];
    expect(rolesOf(changes, ben, 5)).toEqual(['annotator']);
    expect(rolesOf(changes, ben, 6)).toEqual([]);
    expect([...standingsOf(founder, changes).get(ben)!.rolesAt(feedOf(dan), 1)]).toEqual([]);
  });

  it('begins anew with another term', () => {
    const ended = { 0: { [feedOf(ben)]: 5 } };
    const changes = [says(ada, ben, { role: 'lead' }), says(ada, ben, { role: 'annotator', term: 1, ended })];
    expect(rolesOf(changes, ben, 5)).toEqual(['annotator', 'lead']);
    expect(rolesOf(changes, ben, 6)).toEqual(['annotator']);
  });

  it('counts the earliest of several ends', () => {
    const end = (seq: number) =>
      says(ada, ben, { role: 'annotator', term: 1, revoked: true, ended: { 0: { [feedOf(ben)]: seq } } });
    const changes = [says(ada, ben, { role: 'annotator' }), end(9), end(4), end(6)];
    expect(rolesOf(changes, ben, 4)).toEqual(['annotator']);
    expect(rolesOf(changes, ben, 5)).toEqual([]);
  });

  it('is not taken from a lead by one who was admitted no closer to the founder, nor from the founder', () => {
    const gone = { role: 'lead', term: 1, revoked: true, ended: { 0: {} } } as const;
    const changes = [
      says(ada, ben, { role: 'lead' }),
      says(ada, cho, { role: 'lead' }),
      says(ben, dan, { role: 'lead' }),
      says(ben, cho, gone),
      says(dan, ben, gone),
      says(ben, ada, gone),
      says(cho, dan, gone),
    ];
    expect(people.slice(0, 4).map((member) => rolesOf(changes, member, 99))).toEqual([
      ['lead'],
      ['lead'],
      ['lead'],
      [],
    ]);
  });

  it('leaves nothing of what a lead wrote after the end of his term, whoever he admitted by it', () => {
    seqs.set(ben, 0);
    const first = says(ben, cho, { role: 'reviewer' });
    const changes = [
      says(ada, ben, { role: 'lead' }),
      first,
      says(ben, dan, { role: 'lead' }),
      says(ada, ben, { role: 'lead', term: 1, revoked: true, ended: { 0: { [feedOf(ben)]: first.seq } } }),
    ];
    expect(rolesOf(changes, cho, 1)).toEqual(['reviewer']);
    expect(rolesOf(changes, dan, 1)).toEqual([]);
  });

  it('is the same in every order of arrival, and more ends never give anybody more', () => {
    const person = fc.constantFrom(...people);
    const change = fc.record({
      writer: person,
      subject: person,
      seq: fc.integer({ min: 1, max: 6 }),
      role: fc.constantFrom(...roleSchema.options),
      term: fc.integer({ min: 0, max: 2 }),
      revoked: fc.boolean(),
      ended: fc.option(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 6 }))),
    });
    let granted = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 10, maxLength: 40, size: 'max' }), fc.nat(), (deeds, turn) => {
        const changes: MemberChange[] = deeds.map(({ writer, subject, seq, role, term, revoked, ended }) => ({
          writer,
          subject,
          seq,
          feed: feedOf(writer),
          value: {
            name: 'somebody',
            role,
            ...(term > 0 ? { term } : {}),
            ...(revoked ? { revoked } : {}),
            ...(ended ? { ended: { [ended[0]]: { [feedOf(subject)]: ended[1] } } } : {}),
          },
        }));
        const verdicts = (list: readonly MemberChange[]) =>
          people.map((member) => [1, 3, 5, 7].map((seq) => rolesOf(list, member, seq)));
        const at = turn % changes.length;
        const turned = [...changes.slice(at), ...changes.slice(0, at), ...changes.slice(0, 3)].toReversed();
        expect(verdicts(turned)).toEqual(verdicts(changes));
        expect(rolesOf(changes, ada, 99)).toContain('lead');
        const all = verdicts(changes).slice(1).flat(2);
        const withoutEnds = changes.map((one) => ({ ...one, value: { ...one.value, ended: undefined } }));
        expect(verdicts(withoutEnds).slice(1).flat(2).length).toBeGreaterThanOrEqual(all.length);
        granted += all.length;
      }),
      { numRuns: 500 },
    );
    expect(granted).toBeGreaterThan(1000);
  });
});
