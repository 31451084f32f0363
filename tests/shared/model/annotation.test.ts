import { describe, expect, it } from 'vitest';
import { kinds } from '@shared/changes/kinds';
import { newId } from '@shared/changes/new-id';
import { canonicalJson } from '@shared/lib/canonical-json';
import { annotationSchema } from '@shared/model/annotation';
import type { AttributeId, OptionId } from '@shared/model/attribute';
import type { ClassId, ImageId, MemberId } from '@shared/model/ids';

const label = {
  image: newId<ImageId>(),
  class: newId<ClassId>(),
  author: newId<MemberId>(),
  geometry: { type: 'box' as const, x: 1, y: 2, width: 3, height: 4 },
  source: { type: 'drawn' as const },
};

const words = (value: unknown) => canonicalJson(annotationSchema.parse(value));

describe('a label', () => {
  it('of an earlier time is written in the words of its time', () => {
    const old = canonicalJson(label);
    expect(words(label)).toBe(old);
    const empty = { attributes: {}, transcription: null, truncated: false, guideline: null, rules: [] };
    expect(words({ ...label, ...empty })).toBe(old);
  });

  it('says the same whatever the order in which it was answered', () => {
    const [a, b] = [newId<AttributeId>(), newId<AttributeId>()].sort();
    const [x, y] = [newId<OptionId>(), newId<OptionId>()].sort();
    const one = words({ ...label, attributes: { [a!]: 3, [b!]: [x, y] } });
    expect(words({ ...label, attributes: { [b!]: [y, x, y], [a!]: 3 } })).toBe(one);
    expect(one).toContain(`"attributes":{"${a}":3,"${b}":["${x}","${y}"]}`);
  });

  it('keeps every space of what it transcribes, and takes a language by its shape', () => {
    const transcription = { text: '  출구 \n EXIT', language: 'ko', legibility: 'partly' as const };
    expect(annotationSchema.parse({ ...label, transcription }).transcription).toEqual(transcription);
    expect(annotationSchema.safeParse({ ...label, transcription: { ...transcription, language: 'k o' } }).success).toBe(
      false,
    );
  });
});

describe('a class and a project', () => {
  it('without anything new are written in the words of version 1', () => {
    const plain = { name: 'car', colour: '#e69f00', order: 0 };
    expect(canonicalJson(kinds.class.schema.parse({ ...plain, attributes: [], shapes: [] }))).toBe(
      canonicalJson(plain),
    );
    const street = { name: 'street', template: 'objects' };
    expect(canonicalJson(kinds.project.schema.parse({ ...street, outside: false }))).toBe(canonicalJson(street));
  });
});
