import { describe, expect, it } from 'vitest';
import { groupRules } from '@renderer/features/guidelines/rules/group-rules';
import { newRule } from '@renderer/features/guidelines/rules/new-rule';
import type { ClassView } from '@shared/contract/classes';
import type { RuleOutline } from '@shared/contract/guideline-views';

const classes = [
  { id: 'sign', name: 'Sign' },
  { id: 'pole', name: 'Pole' },
] as unknown as ClassView[];

function rule(title: string, part: { classes?: string[]; situation?: string; order?: number } = {}): RuleOutline {
  return {
    id: title,
    title,
    classes: [],
    situation: '',
    status: 'active',
    order: 0,
    examples: 0,
    change: 'none',
    isNew: false,
    ...part,
  } as unknown as RuleOutline;
}

const shown = (rules: readonly RuleOutline[], text = '') =>
  groupRules(rules, classes, text).map((group) => [
    group.class?.name ?? group.kind,
    ...group.rules.map(({ title }) => title),
  ]);

describe('the list of rules', () => {
  it('stands under classes in the order of the project, general rules first and situations last', () => {
    const rules = [rule('night', { situation: 'At night' }), rule('thin', { classes: ['pole'] }), rule('all')];
    rules.push(rule('back', { classes: ['pole', 'sign'] }));
    expect(shown(rules)).toEqual([
      ['general', 'all'],
      ['Sign', 'back'],
      ['Pole', 'thin'],
      ['situation', 'night'],
    ]);
  });

  it('finds a rule by its title, its situation and its classes, in any case', () => {
    const rules = [rule('Thin ones', { classes: ['pole'] }), rule('Dark', { situation: 'At night' })];
    expect(shown(rules, ' thin')).toEqual([['Pole', 'Thin ones']]);
    expect(shown(rules, 'NIGHT')).toEqual([['situation', 'Dark']]);
    expect(shown(rules, 'pole')).toEqual([['Pole', 'Thin ones']]);
    expect(shown(rules, 'nothing')).toEqual([]);
  });

  it('keeps a rule whose only class was deleted', () => {
    expect(shown([rule('old', { classes: ['gone'] })])).toEqual([['general', 'old']]);
  });

  it('takes a new rule at its end', () => {
    expect(newRule([]).order).toBe(0);
    expect(newRule([rule('a', { order: 30 }), rule('b', { order: 10 })]).order).toBeGreaterThan(30);
  });
});
