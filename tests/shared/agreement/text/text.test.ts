import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterErrorRate, editDistance, textSimilarity } from '@shared/agreement/text/edit-distance';
import { graphemesOf } from '@shared/agreement/text/graphemes';
import { consensusText, rover } from '@shared/agreement/text/rover';
import { shuffled } from '../arbitrary-ratings';

const distance = (one: string, other: string) => editDistance(graphemesOf(one), graphemesOf(other));

describe('the distance of two texts', () => {
  it('is the published one', () => {
    expect(distance('kitten', 'sitting')).toBe(3);
    expect(distance('saturday', 'sunday')).toBe(3);
    expect(distance('flaw', 'lawn')).toBe(2);
    expect(distance('', 'abc')).toBe(3);
  });

  it('counts what people take for letters', () => {
    expect(characterErrorRate('12-34가나디', '12-34 가나다')).toBeCloseTo(2 / 9, 12);
    expect(characterErrorRate('e\u0301', '\u00e9')).toBe(0);
    expect(distance('👨‍👩‍👧', '👨‍👩‍👦')).toBe(1);
  });

  it('takes nothing and nothing for the same, nothing and something for all wrong', () => {
    expect(characterErrorRate('', '')).toBe(0);
    expect(characterErrorRate('a', '')).toBe(1);
    expect(textSimilarity('', ' ')).toBe(1);
    expect(textSimilarity('', 'a')).toBe(0);
  });

  it('is the same from both sides, and 0 to itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(textSimilarity(one, other)).toBe(textSimilarity(other, one));
        expect(textSimilarity(one, one)).toBe(1);
      }),
    );
  });
});

describe('what several transcriptions say together', () => {
  it('is the published vote along their alignment', () => {
    expect(rover(['a b c d', 'b z d e', 'b c d e f'].map((text) => text.split(' ')))).toEqual(['b', 'c', 'd', 'e']);
    expect(consensusText(['12가3456', '12가3458', '12나3456'])).toBe('12가3456');
    expect(consensusText(['STOP AHEAD', 'STOP AHEED', 'STOP  AHEAD'])).toBe('STOP AHEAD');
  });

  it('is the same in whatever order they arrive', () => {
    const texts = fc.array(fc.stringMatching(/^[ab ]{0,6}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        texts.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        ([all, other]) => {
          expect(consensusText(other)).toBe(consensusText(all));
        },
      ),
    );
  });
});
