import type { RuleId } from '@shared/model/ids';
import type { Rule } from '@shared/model/rule';
import { liveState } from '../../../bridge/live-state';

const written = new Map<string, Rule>();

/** What was written into a rule's form and neither saved nor cancelled: it outlives the way to another screen. */
export function unsavedRule(rule: RuleId | null): Rule | undefined {
  return written.get(keyOf(rule));
}

export function keepUnsaved(rule: RuleId | null, value: Rule): void {
  written.set(keyOf(rule), value);
}

export function forgetUnsaved(rule: RuleId | null): void {
  written.delete(keyOf(rule));
}

/** Null: a rule that is being written for the first time. */
function keyOf(rule: RuleId | null): string {
  return `${liveState.getState().project?.path} ${rule ?? 'new'}`;
}
