import { describe, expect, it } from 'vitest';
import type { Change, ChangeKey } from '@shared/changes/change';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { AnnotationId, ClassId, ImageId, MemberId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { lasting, mayWrite, refusalOf, type Refusal } from '@shared/sync/rights';
import { idNumber } from '@tests/support/histories';
import { classChange } from '@tests/support/segments';

const kim = idNumber<MemberId>(3, 0);
const eve = idNumber<MemberId>(3, 1);
const before = 'a'.repeat(64) as ChangeKey;

function labelOf(author: MemberId, prevs: readonly ChangeKey[] = []): Change {
  const value = {
    image: idNumber<ImageId>(5, 0),
    class: idNumber<ClassId>(2, 0),
    author,
    geometry: { type: 'box', x: 1, y: 1, width: 2, height: 2 },
    source: { type: 'drawn' },
  };
  const entity = idNumber<AnnotationId>(6, 0);
  return { ...classChange(1), kind: 'annotation', member: kim, entity, prevs, payload: canonicalJson(value) };
}

function verdict(
  change: Change,
  roles: readonly Role[],
  ownerOf: (key: ChangeKey) => MemberId | undefined = () => undefined,
): Refusal | undefined {
  const channel = change.kind === 'annotation' ? 'labels' : 'public';
  return refusalOf(change, channel, lasting(new Set(roles)), ownerOf);
}

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

  it('may not take over or delete what is somebody else’s', () => {
    const deleted = { ...labelOf(kim, [before]), payload: null };
    for (const change of [labelOf(kim, [before]), deleted]) {
      expect(verdict(change, ['annotator'], () => kim)).toBeUndefined();
      expect(verdict(change, ['annotator'], () => eve)).toBe('owner');
      expect(verdict(change, ['annotator'], () => undefined)).toBe('unknownBefore');
      expect(verdict(change, ['lead'], () => eve)).toBeUndefined();
    }
  });

  it('must be in the feed that its kind belongs to, and be a value of its kind', () => {
    const standing = lasting(new Set<Role>(['lead']));
    expect(refusalOf(classChange(1), 'labels', standing, () => undefined)).toBe('channel');
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
