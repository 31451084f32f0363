import { describe, expect, it } from 'vitest';
import { rank } from '@renderer/commands/rank';

describe('what the palette finds', () => {
  it('puts the beginning of a label before words in it, words before letters, letters before a scattering', () => {
    const labels = ['Import labels…', 'Export labels…', 'Locate a label', 'Sand table and elk'];
    const ranks = labels.map((label) => rank('label', label));
    expect(rank('imp', 'Import labels…')).toBe(4);
    expect(ranks).toEqual([3, 3, 3, 0]);
    expect(rank('abel', 'Import labels…')).toBe(2);
    expect(rank('ipl', 'Import labels…')).toBe(1);
  });

  it('takes words in any order and any case', () => {
    expect(rank('LABELS imp', 'Import labels…')).toBe(3);
  });

  it('takes signs as they are', () => {
    expect(rank('a.b(', 'xa.b(c')).toBe(2);
    expect(rank('.*', 'anything')).toBe(0);
  });

  it('finds Korean words', () => {
    expect(rank('내보', '레이블 내보내기…')).toBe(3);
  });

  it('finds everything when nothing was typed', () => {
    expect(rank('  ', 'anything')).toBe(1);
  });
});
