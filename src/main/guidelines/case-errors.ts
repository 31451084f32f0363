import { assertNever } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import type { CaseFacts, CaseObstacle } from '@shared/guidelines/case-transition';
import type { CaseState } from '@shared/model/rare-case';

/** Says why a rare case cannot move, and what to do first. */
export function caseError(obstacle: CaseObstacle, title: string, facts: CaseFacts, to: CaseState): UserError {
  const { state: from, members, target, pendingRechecks: pending } = facts;
  switch (obstacle) {
    case 'same':
      return new UserError('case.sameState', { title, state: to }, `"${title}" is ${to} already.`);
    case 'order':
      return new UserError(
        'case.outOfOrder',
        { title, from, to },
        `"${title}" is ${from} and cannot become ${to} at once. A case is decided, collected, relabelled and verified in that order.`,
      );
    case 'undecided':
      return new UserError(
        'case.undecided',
        { title },
        `"${title}" has no decision. Write down how it is labelled first.`,
      );
    case 'noRule':
      return new UserError('case.noRule', { title }, `"${title}" has no rule. Link the rule that its decision became.`);
    case 'ruleNotInForce':
      return new UserError(
        'case.ruleNotInForce',
        { title },
        `The rule of "${title}" is not in force yet. Publish the guideline first.`,
      );
    case 'targetNotReached':
      return new UserError(
        'case.targetNotReached',
        { title, members, target },
        `"${title}" has ${members} of the ${target} members that are wanted. Collect more, or lower the target.`,
      );
    case 'rechecksPending':
      return new UserError(
        'case.rechecksPending',
        { title, pending },
        `${pending} labels of "${title}" still wait to be looked at under the new rule.`,
      );
    default:
      return assertNever(obstacle);
  }
}
