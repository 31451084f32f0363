import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseObstacle, type CaseFacts } from '@shared/guidelines/case-transition';
import { caseStates } from '@shared/model/rare-case';

const ready: CaseFacts = {
  state: 'open',
  hasDecision: true,
  hasRule: true,
  ruleInForce: true,
  members: 5,
  target: 5,
  pendingRechecks: 0,
};

describe('a rare case', () => {
  it('goes forward one step at a time', () => {
    for (const [from, state] of caseStates.entries()) {
      for (const [to, target] of caseStates.entries()) {
        const expected = to === from ? 'same' : to > from + 1 ? 'order' : null;
        expect(caseObstacle({ ...ready, state }, target)).toBe(expected);
      }
    }
  });

  it('may go back to where it was, whatever is missing', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.nat(), (hasDecision, hasRule, ruleInForce, target) => {
        const facts = { ...ready, hasDecision, hasRule, ruleInForce, target, pendingRechecks: target };
        expect(caseObstacle({ ...facts, state: 'verified' }, 'open')).toBeNull();
        expect(caseObstacle({ ...facts, state: 'relabelling' }, 'collecting')).toBeNull();
      }),
    );
  });

  it('asks at each step for what makes it true', () => {
    expect(caseObstacle({ ...ready, hasDecision: false }, 'decided')).toBe('undecided');
    expect(caseObstacle({ ...ready, state: 'decided', hasRule: false }, 'collecting')).toBe('noRule');
    expect(caseObstacle({ ...ready, state: 'collecting', ruleInForce: false }, 'relabelling')).toBe('ruleNotInForce');
    expect(caseObstacle({ ...ready, state: 'collecting', members: 4 }, 'relabelling')).toBe('targetNotReached');
    expect(caseObstacle({ ...ready, state: 'relabelling', pendingRechecks: 1 }, 'verified')).toBe('rechecksPending');
  });
});
