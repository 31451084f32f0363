import { describe, expect, it } from 'vitest';
import type { Change } from '@shared/changes/change';
import { kinds, type Kind } from '@shared/changes/kinds';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { AnnotationId, ClassId, ImageId, MemberId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { lasting, mayWrite, refusalOf, type Refusal } from '@shared/sync/rights';
import { idNumber } from '@tests/support/histories';
import { classChange } from '@tests/support/segments';

const kim = newId<MemberId>();
const eve = newId<MemberId>();

function labelOf(author: MemberId, owner = author): Change {
  const value = {
    image: idNumber<ImageId>(5, 0),
    class: idNumber<ClassId>(2, 0),
    author,
    geometry: { type: 'box', x: 1, y: 1, width: 2, height: 2 },
    source: { type: 'drawn' },
  };
  const entity = newOwnedId<AnnotationId>(owner);
  return { ...classChange(1), kind: 'annotation', member: kim, entity, payload: canonicalJson(value) };
}

function verdict(change: Change, roles: readonly Role[]): Refusal | undefined {
  return refusalOf(change, kinds[change.kind].channel, lasting(new Set(roles)));
}

/** A record of a kind that is somebody's, made by Kim, as the value names `owner` and the id bears `mark`. */
function record(kind: Kind, value: object, mark: MemberId): Change {
  return { ...classChange(1), kind, member: kim, entity: newOwnedId(mark), payload: canonicalJson(value) };
}

const at = '2026-01-01T00:00:00.000Z';
const image = idNumber<ImageId>(5, 0);
const other = idNumber(7, 0);

/** What each kind that somebody's name stands on looks like, and whether reviewers may write it too. */
const named: readonly [Kind, (owner: MemberId) => object, 'reviewed' | 'own'][] = [
  ['relation', (author) => ({ image, from: other, to: idNumber(7, 1), name: 'holds', author }), 'own'],
  [
    'imageTag',
    (author) => ({ image, author, tag: { type: 'empty' }, source: { type: 'drawn' }, guideline: null }),
    'own',
  ],
  ['submission', (member) => ({ image, member, at }), 'own'],
  ['acknowledgement', (member) => ({ version: other, member, at }), 'own'],
  ['beacon', (member) => ({ member, tips: { [member]: [[other, 0, 1, 'a'.repeat(16)]] } }), 'own'],
  ['threadComment', (author) => ({ thread: other, author, at, text: 'Too wide' }), 'own'],
  ['thread', (by) => ({ image, region: null, annotation: null, by, at, state: 'open' }), 'reviewed'],
  [
    'question',
    (askedBy) => ({
      image,
      region: null,
      annotation: null,
      rule: null,
      askedBy,
      askedAt: at,
      reason: 'A cup?',
      answer: null,
      told: false,
      becameRule: null,
      becameCase: null,
    }),
    'reviewed',
  ],
  [
    'caseMember',
    (addedBy) => ({
      image,
      region: { type: 'box', x: 1, y: 1, width: 2, height: 2 },
      annotation: null,
      case: other,
      signal: 'question',
      addedBy,
    }),
    'reviewed',
  ],
  [
    'recheck',
    (author) => ({
      version: other,
      annotation: other,
      image,
      author,
      rules: [other],
      madeUnder: null,
      made: 'a'.repeat(64),
      state: 'pending',
      settled: null,
    }),
    'reviewed',
  ],
];

describe('a change from elsewhere', () => {
  it('of the classes is for leads', () => {
    expect(verdict(classChange(1), ['lead'])).toBeUndefined();
    expect(verdict(classChange(1), ['reviewer', 'annotator'])).toBe('role');
    expect(verdict(classChange(1), ['annotator', 'lead'])).toBeUndefined();
    expect(verdict(classChange(1), [])).toBe('role');
    expect(mayWrite('image', new Set(['reviewer']))).toBe(true);
    expect(mayWrite('image', new Set(['annotator']))).toBe(false);
    expect(mayWrite('annotation', new Set())).toBe(false);
  });

  it('of a label is for its author, or for a lead on behalf of anybody', () => {
    expect(verdict(labelOf(kim), ['annotator'])).toBeUndefined();
    expect(verdict(labelOf(eve), ['annotator'])).toBe('owner');
    expect(verdict(labelOf(eve), ['reviewer'])).toBe('owner');
    expect(verdict(labelOf(eve), ['lead'])).toBeUndefined();
  });

  it('may not be put beside what is somebody else’s, whatever it says of itself and whatever it replaces', () => {
    for (const change of [labelOf(kim, eve), { ...labelOf(kim, eve), payload: null }]) {
      expect(verdict(change, ['annotator'])).toBe('owner');
      expect(verdict(change, ['reviewer'])).toBe('owner');
      expect(verdict(change, ['lead'])).toBeUndefined();
    }
    expect(verdict({ ...labelOf(kim), payload: null }, ['annotator'])).toBeUndefined();
  });

  it.each(named)('of the kind %s is for whom it names', (kind, valueOf, writers) => {
    expect(verdict(record(kind, valueOf(kim), kim), ['annotator'])).toBeUndefined();
    const ofOthers = [
      record(kind, valueOf(eve), eve),
      record(kind, valueOf(kim), eve),
      record(kind, valueOf(eve), kim),
      { ...record(kind, {}, eve), payload: null },
    ];
    for (const change of ofOthers) {
      expect(verdict(change, ['annotator'])).toBe('owner');
      expect(verdict(change, ['reviewer'])).toBe(writers === 'reviewed' ? undefined : 'owner');
      expect(verdict(change, ['lead'])).toBeUndefined();
    }
  });

  it('of every kind is for a lead, of some for nobody else, and for nobody whose access ended', () => {
    const kindsFor = (...roles: Role[]) => {
      const all = Object.keys(kinds) as Kind[];
      return all.filter((kind) => mayWrite(kind, new Set(roles))).toSorted();
    };
    const own: Kind[] = ['annotation', 'prediction', ...named.map(([kind]) => kind)];
    expect(kindsFor('annotator')).toEqual(own.toSorted());
    const reviews: Kind[] = [...own, 'disclosure', 'root', 'image', 'rareCase', 'caseDismissal', 'resolution'];
    expect(kindsFor('reviewer')).toEqual(reviews.toSorted());
    expect(kindsFor('lead')).toEqual(Object.keys(kinds).toSorted());
    expect(kindsFor()).toEqual([]);
  });

  it('must be in the feed that its kind belongs to, and be a value of its kind', () => {
    const standing = lasting(new Set<Role>(['lead']));
    expect(refusalOf(classChange(1), 'labels', standing)).toBe('channel');
    for (const payload of [
      '{',
      '{}',
      '7',
      '[]',
      '['.repeat(100_000),
      '{"colour":"#e69f00","name":"car","order":1e999}',
    ]) {
      expect(verdict(classChange(1, payload), ['lead'])).toBe('invalid');
    }
    expect(verdict(classChange(1, '{"__proto__":{},"colour":"#e69f00","name":"car","order":0}'), ['lead'])).toBe(
      'invalid',
    );
  });

  it('cannot change what is written once, whoever makes it', () => {
    const version: Change = { ...classChange(1), kind: 'guidelineVersion', payload: null };
    expect(verdict(version, ['lead'])).toBe('rewritten');
  });
});
