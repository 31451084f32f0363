import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '@shared/guidelines/word-diff';

const text = fc
  .array(fc.constantFrom('the ', 'box ', 'covers ', 'visible ', 'part', ', ', '가려진 ', '사람', '.\n', '\n', '  '), {
    maxLength: 60,
  })
  .map((words) => words.join(''));
const anything = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) });

function sides(before: string, after: string) {
  const pieces = wordDiff(before, after);
  const side = (left: 'added' | 'removed') =>
    pieces
      .filter(({ op }) => op !== left)
      .map((piece) => piece.text)
      .join('');
  return { pieces, before: side('added'), after: side('removed') };
}

describe('the difference of two texts', () => {
  it('holds both of them, whatever they are', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const diff = sides(before, after);
        expect(diff.before).toBe(before);
        expect(diff.after).toBe(after);
        for (const [index, piece] of diff.pieces.entries()) {
          expect(piece.text).not.toBe('');
          expect(piece.op).not.toBe(diff.pieces[index + 1]?.op);
        }
      }),
    );
  });

  it('is one piece for one text', () => {
    fc.assert(
      fc.property(anything, (same) => {
        expect(wordDiff(same, same)).toEqual(same === '' ? [] : [{ op: 'same', text: same }]);
      }),
    );
  });

  it('names the words that changed and no others', () => {
    expect(wordDiff('Box the whole person, also what is hidden.', 'Box the visible person, also what is cut.')).toEqual(
      [
        { op: 'same', text: 'Box the ' },
        { op: 'removed', text: 'whole' },
        { op: 'added', text: 'visible' },
        { op: 'same', text: ' person, also what is ' },
        { op: 'removed', text: 'hidden' },
        { op: 'added', text: 'cut' },
        { op: 'same', text: '.' },
      ],
    );
    expect(wordDiff('가려진 사람은 제외', '가려진 사람은 포함')).toEqual([
      { op: 'same', text: '가려진 사람은 ' },
      { op: 'removed', text: '제외' },
      { op: 'added', text: '포함' },
    ]);
  });

  it('stays usable on two megabytes that have nothing in common', () => {
    const [before, after] = ['a', 'b'].map((word) =>
      Array.from({ length: 40_000 }, (_, at) => `${word}${at} x`).join('\n'),
    );
    const diff = sides(before!, after!);
    expect(diff.before).toBe(before);
    expect(diff.after).toBe(after);
  });
});
