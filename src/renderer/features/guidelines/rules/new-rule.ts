import type { RuleOutline } from '@shared/contract/guideline-views';
import type { Rule } from '@shared/model/rule';

/** Room between neighbours, so that a rule can be put between two without touching them. */
const orderStep = 10;

/** A rule that nobody wrote yet; it goes to the end of the list. */
export function newRule(others: readonly RuleOutline[]): Rule {
  return {
    title: '',
    classes: [],
    situation: '',
    text: '',
    rationale: '',
    examples: [],
    status: 'active',
    order: others.reduce((most, { order }) => Math.max(most, order + orderStep), 0),
    question: null,
  };
}
