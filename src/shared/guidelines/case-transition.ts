import { assertNever } from '../lib/assert';
import { caseStates, type CaseState } from '../model/rare-case';

/** What is known of a rare case when it is about to move. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly hasDecision: boolean;
  readonly hasRule: boolean;
  /** Its rule is in the version that is in force. */
  readonly ruleInForce: boolean;
  readonly members: number;
  readonly target: number;
  /** Its labels that still wait to be looked at under the new rule. */
  readonly pendingRechecks: number;
}

export type CaseObstacle =
  'same' | 'order' | 'undecided' | 'noRule' | 'ruleNotInForce' | 'targetNotReached' | 'rechecksPending';

/**
 * Why a case cannot move to a state; null when it can. Forward it goes one step at a time, and each step asks for what
 * makes it true; back it goes anywhere, because people change their minds.
 */
export function caseObstacle(facts: CaseFacts, to: CaseState): CaseObstacle | null {
  const distance = caseStates.indexOf(to) - caseStates.indexOf(facts.state);
  if (distance === 0) return 'same';
  if (distance < 0) return null;
  if (distance > 1) return 'order';
  switch (to) {
    case 'open':
      return null;
    case 'decided':
      return facts.hasDecision ? null : 'undecided';
    case 'collecting':
      return facts.hasRule ? null : 'noRule';
    case 'relabelling':
      if (!facts.ruleInForce) return 'ruleNotInForce';
      return facts.members >= facts.target ? null : 'targetNotReached';
    case 'verified':
      return facts.pendingRechecks === 0 ? null : 'rechecksPending';
    default:
      return assertNever(to);
  }
}
